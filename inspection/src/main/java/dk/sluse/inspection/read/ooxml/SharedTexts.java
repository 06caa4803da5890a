package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The texts that cells of a workbook share. */
final class SharedTexts implements Markup.Taker {

    private final Reading reading;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inText;

    SharedTexts(Reading reading) {
        this.reading = reading;
    }

    List<String> texts() {
        return texts;
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
