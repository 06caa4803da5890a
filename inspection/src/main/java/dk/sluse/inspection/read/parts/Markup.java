package dk.sluse.inspection.read.parts;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads markup from front to back. Nothing is fetched from elsewhere, and nothing is defined in it. */
public final class Markup {

    /** Takes what is read. Names are without prefixes. */
    public interface Taker {

        /**
         * An element begins.
         *
         * @param attributes by their names without prefixes
         */
        void start(String name, Map<String, String> attributes) throws IOException;

        void text(String text) throws IOException;

        void end(String name) throws IOException;
    }

    private static final int DEEPEST = 500;
    private static final XMLInputFactory FACTORY = factory();

    private Markup() {}

    private static XMLInputFactory factory() {
        // The one of the platform, whatever else lies on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Reads all of it.
     *
     * @throws IOException if it is not well-formed, or nested too deep
     */
    public static void read(InputStream in, Taker taker) throws IOException {
        try (in) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            read(reader, taker);
            reader.close();
        } catch (XMLStreamException | RuntimeException e) {
            // The platform's reader throws both for markup that is broken.
            throw new IOException("markup cannot be read", e);
        }
    }

    private static void read(XMLStreamReader reader, Taker taker) throws XMLStreamException, IOException {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEEPEST) {
                        throw new IOException("markup is nested too deep");
                    }
                    taker.start(reader.getLocalName(), attributes(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.COMMENT ->
                    taker.text(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    taker.end(reader.getLocalName());
                }
                default -> {
                    // Neither text nor elements.
                }
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }
}
