package dev.assent.engine.json;

import java.util.List;
import java.util.Map;

/** What the reader builds: its objects, arrays and null. Strings are String, numbers Long, BigInteger or Double. */
public interface JsonShape {
    /** Takes the members, in their order in the text; the map is the shape's to keep. */
    Map<String, Object> object(Map<String, Object> members);

    /** Takes the elements; the list is the shape's to keep. */
    List<Object> array(List<Object> elements);

    /** The one value that stands for null. */
    Object nullValue();
}
