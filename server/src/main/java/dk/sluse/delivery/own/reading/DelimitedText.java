package dk.sluse.delivery.own.reading;

import dk.sluse.catalogue.intake.SourceCheck;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.files.TextFile;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A text with a header; what separates fields is whatever makes most declared variables of it. */
record DelimitedText(EngineSession session, OwnFile file) {

    private static final List<String> DELIMITERS = List.of(";", ",", "\t", "|");

    OwnFile.Days read() throws Finding.Refused {
        Optional<String> encoding = Encoding.ofOwn(file.path());
        if (encoding.isEmpty()) {
            throw new Finding.Refused(Finding.of(Reason.ENCODING));
        }
        TextFile text = DELIMITERS.stream()
                .map(delimiter -> new TextFile(session, file.path(), new TextFile.Dialect(delimiter, encoding.get())))
                .max(Comparator.comparingLong(this::declared))
                .orElseThrow();
        List<String> header = text.header().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        if (new HashSet<>(header).size() < header.size()) {
            throw new Finding.Refused(Finding.of(Reason.HEADER_TWICE));
        }
        if (header.contains("") || !text.read(OwnFile.TABLE)) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
        List<Finding> malformed = text.malformedLines(SourceCheck.LINES_TOLD).stream()
                .map(line -> new Finding(Reason.LINE_MALFORMED, line, "", ""))
                .toList();
        if (!malformed.isEmpty()) {
            throw new Finding.Refused(malformed);
        }
        return OwnFile.Days.WRITTEN;
    }

    private long declared(TextFile text) {
        Set<String> declared = file.variables().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return text.header().stream()
                .filter(name -> declared.contains(name.toUpperCase(Locale.ROOT)))
                .count();
    }
}
