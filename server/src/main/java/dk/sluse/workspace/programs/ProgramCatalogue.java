package dk.sluse.workspace.programs;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which programs there are, and who may use them. */
@Repository
public class ProgramCatalogue {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ProgramCatalogue(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Adds a program, or changes one: its title, its seats and its schemes. */
    @Transactional
    public void put(Program program, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "program.put", program.id())
                .with("seats", program.seats())
                .with(
                        "schemes",
                        String.join(
                                " ",
                                program.schemes().stream().map(SchemeId::value).toList())));
        jdbc.sql("""
                insert into program (id, title, seats) values (:id, :title, :seats)
                on conflict (id) do update set title = :title, seats = :seats""")
                .param("id", program.id())
                .param("title", program.title())
                .param("seats", program.seats())
                .update();
        jdbc.sql("delete from program_scheme where program = :id")
                .param("id", program.id())
                .update();
        for (SchemeId scheme : program.schemes()) {
            jdbc.sql("insert into program_scheme (program, scheme) values (:id, :scheme)")
                    .param("id", program.id())
                    .param("scheme", scheme.value())
                    .update();
        }
    }

    @Transactional(readOnly = true)
    public List<Program> all() {
        return jdbc.sql("select * from program order by title, id")
                .query(this::program)
                .list();
    }

    /** Those that a scheme may use. */
    @Transactional(readOnly = true)
    public List<Program> of(SchemeId scheme) {
        return all().stream()
                .filter(program -> program.schemes().contains(scheme))
                .toList();
    }

    /** A program, if a scheme may use it. */
    @Transactional(readOnly = true)
    public Optional<Program> find(String id, SchemeId scheme) {
        return of(scheme).stream().filter(program -> program.id().equals(id)).findFirst();
    }

    private Program program(ResultSet row, int at) throws SQLException {
        String id = row.getString("id");
        return new Program(
                id,
                row.getString("title"),
                row.getInt("seats"),
                jdbc.sql("select scheme from program_scheme where program = :id order by scheme")
                        .param("id", id)
                        .query((scheme, _) -> new SchemeId(scheme.getString("scheme")))
                        .list());
    }
}
