package dk.sluse.catalogue;

import java.util.Locale;

/** What something is called, in Danish and in English. */
public record Titles(String da, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : da;
    }
}
