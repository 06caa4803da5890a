package dk.sluse.delivery.form;

import dk.sluse.engine.files.StatisticsFormat;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What data can be had as, beside Parquet. */
public enum Form {
    /** Text with commas, in UTF-8. */
    CSV(null),
    /** Stata. */
    DTA(StatisticsFormat.DTA),
    /** SPSS. */
    SAV(StatisticsFormat.SAV),
    /** SAS transport, version 8. */
    XPT(StatisticsFormat.XPT);

    private final @Nullable StatisticsFormat program;

    Form(@Nullable StatisticsFormat program) {
        this.program = program;
    }

    /** The program's format; empty for text. */
    Optional<StatisticsFormat> program() {
        return Optional.ofNullable(program);
    }

    /** What its files' names end in. */
    String ending() {
        return program == null ? "csv" : program.ending();
    }

    public static Optional<Form> of(String name) {
        return Arrays.stream(values()).filter(form -> form.name().equals(name)).findFirst();
    }
}
