package dk.sluse.people.access;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people stand, as of now. Asked on every request for data. */
@Repository
public class Standings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Standings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a person lacks for seeing data today; everything if there is no such person. */
    public Set<Requirement> missing(PersonId person) {
        return of(person).missing(OfficeTime.today(clock));
    }

    /** Whether somebody's access is anything to speak of: he sees data, or once did. */
    public boolean concern(Person person) {
        return person.is(Role.ANALYST) || of(person.id()).wasEverStaff();
    }

    public Standing of(PersonId person) {
        return jdbc.sql("select * from standing where person = :person")
                .param("person", person.value())
                .query((row, _) -> standing(row))
                .optional()
                .orElse(new Standing(person, null, null, null, 0, null, false, null));
    }

    /** All those of an organisation, by person. */
    public Map<PersonId, Standing> ofOrganisation(String organisation) {
        return jdbc.sql("""
                select s.* from standing s join person p on p.id = s.person where p.organisation = :organisation""").param("organisation", organisation).query((row, _) -> standing(row)).list().stream()
                .collect(Collectors.toMap(Standing::person, Function.identity()));
    }

    /** Those to whom nothing is missing but the office's approval, who has waited longest first. */
    public List<Standing> waiting() {
        LocalDate today = OfficeTime.today(clock);
        return jdbc
                .sql("""
                select * from standing where not approved and ended_on is null and agreement >= :version
                    and certified_until >= :today order by approved_on, person""")
                .param("version", UserAgreements.VERSION)
                .param("today", today)
                .query((row, _) -> standing(row))
                .list()
                .stream()
                .filter(one -> one.missing(today).equals(Set.of(Requirement.APPROVAL)))
                .toList();
    }

    /** The staff whose certificate that holds longest holds until a day. */
    public List<PersonId> certifiedUntil(LocalDate day) {
        return jdbc.sql("""
                select person from standing where certified_until = :day and approved_on is not null and ended_on is null
                order by person""")
                .param("day", day)
                .query((row, _) -> new PersonId(row.getString(1)))
                .list();
    }

    /** The organisations whose word about some of their staff holds until a day. */
    public List<String> attestationDue(LocalDate day) {
        return jdbc.sql("""
                select distinct organisation from association where attested_on = :said and ended_on is null
                order by organisation""")
                .param("said", day.minusYears(1))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new PersonId(row.getString("person")),
                row.getObject("approved_on", LocalDate.class),
                row.getObject("attested_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getInt("agreement"),
                row.getObject("certified_until", LocalDate.class),
                row.getBoolean("approved"),
                row.getObject("suspended_until", LocalDate.class));
    }
}
