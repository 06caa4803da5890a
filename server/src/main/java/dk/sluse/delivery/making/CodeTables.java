package dk.sluse.delivery.making;

import dk.sluse.catalogue.CodeList;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Writes code lists beside the data, so that whoever has codes has their texts: {@code codes/<list>.parquet} with code, both titles, what it
 * belongs to in the coarser list, and from when to when.
 */
record CodeTables(EngineSession session, Path folder) {

    void write(List<CodeList> lists) throws IOException {
        Files.createDirectories(folder.resolve(DeliveredPackage.CODES));
        for (CodeList list : lists) {
            session.execute("CREATE OR REPLACE TABLE code_table (code VARCHAR, title_da VARCHAR, title_en VARCHAR,"
                    + " parent VARCHAR, valid_from VARCHAR, valid_to VARCHAR)");
            session.append("code_table", appender -> {
                for (CodeList.Code code : list.codes()) {
                    appender.beginRow();
                    appender.append(code.code());
                    appender.append(code.titles().da());
                    appender.append(code.titles().en());
                    append(appender, code.parent());
                    append(appender, text(code.from()));
                    append(appender, text(code.to()));
                    appender.endRow();
                }
            });
            session.execute(Sql.copy(
                    "SELECT code, title_da, title_en, parent, CAST(valid_from AS DATE) AS valid_from,"
                            + " CAST(valid_to AS DATE) AS valid_to FROM code_table",
                    DeliveredPackage.codeTable(folder, list.name())));
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static void append(DuckDBAppender appender, @Nullable String text) throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }
}
