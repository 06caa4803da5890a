package dk.sluse.workspace.programs;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which programs there are, and who may use them. */
@Repository
public class ProgramCatalogue {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OrderedSeats ordered;

    ProgramCatalogue(JdbcClient jdbc, AuditTrail audit, OrderedSeats ordered) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ordered = ordered;
    }

    /** The lines of the price list by which seats can be ordered now. */
    public SortedSet<String> priceLines() {
        return ordered.lines();
    }

    /** What a seat of a program costs for a quarter, in kroner without VAT; empty if nothing, or nothing any more. */
    public Optional<BigDecimal> price(Program program) {
        return ordered.quarterly(program.priceLine());
    }

    /** Adds a program, or changes one: its title, its seats and its schemes. */
    @Transactional
    public void put(Program program, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "program.put", program.id())
                .with("seats", program.seats())
                .with("price-line", program.priceLine())
                .with(
                        "schemes",
                        String.join(
                                " ",
                                program.schemes().stream().map(SchemeId::value).toList())));
        jdbc.sql("""
                insert into program (id, title, seats, price_line) values (:id, :title, :seats, :line)
                on conflict (id) do update set title = :title, seats = :seats, price_line = :line""")
                .param("id", program.id())
                .param("title", program.title())
                .param("seats", program.seats())
                .param("line", program.priceLine())
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
                row.getString("price_line"),
                jdbc.sql("select scheme from program_scheme where program = :id order by scheme")
                        .param("id", id)
                        .query((scheme, _) -> new SchemeId(scheme.getString("scheme")))
                        .list());
    }
}
