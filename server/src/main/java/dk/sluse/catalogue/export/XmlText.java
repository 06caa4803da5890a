package dk.sluse.catalogue.export;

/** Texts without the characters that XML 1.0 cannot have in whatever form. */
final class XmlText {

    private XmlText() {}

    static String of(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", " ");
    }
}
