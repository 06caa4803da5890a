package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The texts that cells of a workbook share. */
final class SharedTexts implements Markup.Taker {

    private final Reading reading;
    private final List<String> texts = new ArrayList<>();
    private final BitSet shown = new BitSet();
    private final StringBuilder text = new StringBuilder();
    private boolean inText;

    SharedTexts(Reading reading) {
        this.reading = reading;
    }

    /** The text of a number, which is shown then; empty if there is none. */
    String get(int number) {
        if (number < 0 || number >= texts.size()) {
            return "";
        }
        shown.set(number);
        return texts.get(number);
    }

    /** Texts that no cell shows. */
    List<String> unshown() {
        return IntStream.range(0, texts.size())
                .filter(number -> !shown.get(number))
                .mapToObj(texts::get)
                .toList();
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        inText = name.equals("t");
        if (name.equals("si")) {
            text.setLength(0);
        }
    }

    @Override
    public void text(String part) {
        if (inText) {
            text.append(part);
        }
    }

    @Override
    public void end(String name) throws IOException {
        inText = false;
        if (name.equals("si")) {
            texts.add(reading.count(text.toString()));
        }
    }
}
