package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * Writes the number of each key beside it. Done when everything that is delivered has been checked: keys that the index has once taken in stay
 * there.
 */
public final class Numbering {

    private final EngineSession session;
    private final KeyIndex index;

    public Numbering(EngineSession session, KeyIndex index) {
        this.session = session;
        this.index = index;
    }

    /**
     * Writes the file anew with the numbers.
     *
     * @param variables the columns of the file
     */
    public void number(Path file, List<Variable> variables) throws IOException {
        List<Variable> keys = variables.stream().filter(Variable::isKey).toList();
        if (keys.isEmpty()) {
            return;
        }
        String source = Sql.parquet(List.of(file));
        StringBuilder numbers = new StringBuilder("SELECT source.*");
        StringBuilder joins = new StringBuilder(" FROM " + source + " AS source");
        for (int i = 0; i < keys.size(); i++) {
            String keyType = Objects.requireNonNull(keys.get(i).keyType());
            String column = Sql.name(keys.get(i).name());
            index.admit(session, keyType, "SELECT " + column + " FROM " + source);
            numbers.append(", k")
                    .append(i)
                    .append(".id AS ")
                    .append(Sql.name(KeyIndex.column(keys.get(i).name())));
            joins.append(" LEFT JOIN ")
                    .append(index.keys(keyType))
                    .append(" AS k")
                    .append(i)
                    .append(" ON k")
                    .append(i)
                    .append(".key = source.")
                    .append(column);
        }
        Path numbered = file.resolveSibling("numbered.parquet");
        session.execute(Sql.copy(numbers.toString() + joins, numbered));
        Files.move(numbered, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
