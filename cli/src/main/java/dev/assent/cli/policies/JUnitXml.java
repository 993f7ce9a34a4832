package dev.assent.cli.policies;

import dev.assent.engine.testing.CaseResult;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as JUnit writes them, which build servers read. */
final class JUnitXml {
    private JUnitXml() {}

    /** One suite for each file. */
    static String of(List<SuiteResult> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (SuiteResult suite : suites) {
                write(suite, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can always be written", e);
        }
        return text + "\n";
    }

    private static void write(SuiteResult suite, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", legal(suite.file()));
        xml.writeAttribute("tests", Integer.toString(suite.results().size()));
        xml.writeAttribute("failures", Integer.toString(suite.failures().size()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        for (CaseResult result : suite.results()) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", legal(suite.file()));
            xml.writeAttribute("name", legal(result.name()));
            xml.writeAttribute("file", legal(result.position().file()));
            xml.writeAttribute("line", Integer.toString(result.position().line()));
            if (!result.passed()) {
                String text = result.differences().stream()
                        .map(d -> d.what() + ": expected " + d.expected() + ", was " + d.actual())
                        .collect(Collectors.joining("\n"));
                xml.writeStartElement("failure");
                xml.writeAttribute("message", legal(text.lines().findFirst().orElse("")));
                xml.writeCharacters(legal(result.position() + "\n" + text));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML has no way to write some characters. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || (c >= 0x20 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
