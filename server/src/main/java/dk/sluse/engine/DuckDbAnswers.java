package dk.sluse.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DuckDB's answers, in this process. */
final class DuckDbAnswers implements Answers {

    private final EngineSession session;
    private final Map<Map<String, Integer>, String> tables = new HashMap<>();

    DuckDbAnswers(EngineSession session) {
        this.session = session;
    }

    @Override
    public <T> List<T> query(String sql, EngineSession.RowReader<T> reader) {
        return session.query(sql, reader);
    }

    @Override
    public int mostParts() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String rows(List<Path> files) {
        return Sql.parquet(files);
    }

    @Override
    public String at(String list, int place) {
        return list + "[" + place + "]";
    }

    @Override
    public String summable(String number) {
        return number;
    }

    /** A table: in the SQL itself the codes would be planned anew for each period, which takes longer than a small table. */
    @Override
    public String lookup(Map<String, Integer> places, String alias) {
        return tables.computeIfAbsent(places, this::table) + " AS " + alias;
    }

    private String table(Map<String, Integer> places) {
        String name = "lookup" + tables.size();
        session.temporaryTable(name, "code VARCHAR, leaf INTEGER", appender -> {
            for (Map.Entry<String, Integer> one : places.entrySet()) {
                appender.beginRow();
                appender.append(one.getKey());
                appender.append(one.getValue());
                appender.endRow();
            }
        });
        return name;
    }

    @Override
    public void close() {
        session.close();
    }
}
