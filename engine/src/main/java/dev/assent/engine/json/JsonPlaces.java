package dev.assent.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Finds where a value stands in a JSON text that {@link JsonReader} has accepted: for messages, so it reads the text again. */
public final class JsonPlaces {
    /** Line and column count from 1, columns in UTF-16 units. */
    public record Place(int line, int column) {}

    private JsonPlaces() {}

    /** Where the value begins; of a pointer that leads nowhere, where it stops leading somewhere. */
    public static Place of(String text, JsonPointer pointer) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            List<String> tokens = pointer.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                if (!step(parser, tokens.get(i))) {
                    return of(text, new JsonPointer(tokens.subList(0, i)));
                }
            }
            return new Place(
                    parser.currentTokenLocation().getLineNr(),
                    parser.currentTokenLocation().getColumnNr());
        } catch (IOException e) {
            return new Place(1, 1);
        }
    }

    private static boolean step(JsonParser parser, String token) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(token);
                parser.nextToken();
                if (found) {
                    return true;
                }
                parser.skipChildren();
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            int index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (Integer.toString(index++).equals(token)) {
                    return true;
                }
                parser.skipChildren();
            }
        }
        return false;
    }
}
