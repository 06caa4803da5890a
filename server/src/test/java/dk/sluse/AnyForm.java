package dk.sluse;

import java.util.Map;

/** A form for every endpoint that takes one. */
final class AnyForm {

    /** Whatever any form asks for, so that it is the person who is refused and not what he wrote. */
    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("definition", "{}"),
            Map.entry("register", "BEF"),
            Map.entry("period", "202512"),
            Map.entry("version", "2"),
            Map.entry("upload", "none"),
            Map.entry("fileName", "a.csv"),
            Map.entry("scheme", World.LABOUR.value()),
            Map.entry("keyType", "PNR"),
            Map.entry("serials", "100000000001"),
            Map.entry("basis", "§ 12"),
            Map.entry("form", "CSV"),
            Map.entry("approved", "true"),
            Map.entry("number", "1"),
            Map.entry("habit", "NEVER"),
            Map.entry("newest", "1"),
            Map.entry("severity", "MILD"),
            Map.entry("length", "MONTHS"),
            Map.entry("uphold", "true"),
            Map.entry("member", "anna"),
            Map.entry("attach", "true"),
            Map.entry("create", "true"),
            Map.entry("role", "CONTACT"),
            Map.entry("asked", "false"),
            Map.entry("action", "CLAIM"),
            Map.entry("firstYear", "1.00"),
            Map.entry("text", "words"),
            Map.entry("stated", "true"),
            Map.entry("program", "sas"),
            Map.entry("machine", ""),
            Map.entry("title", "SAS"),
            Map.entry("seats", "1"),
            Map.entry("line", ""),
            Map.entry("schemes", World.LABOUR.value()));

    private AnyForm() {}
}
