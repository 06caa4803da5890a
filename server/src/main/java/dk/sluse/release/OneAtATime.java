package dk.sluse.release;

import dk.sluse.scheme.SchemeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that what goes home to an authority goes one after the other, so that each is compared with all before it. */
@Component
public class OneAtATime {

    private final JdbcClient jdbc;

    OneAtATime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nothing else goes home to a scheme's authority until the transaction ends. Must come before anything is noted, as the trail lets in one
     * at a time.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(SchemeId scheme) {
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtext('release to ' || authority)) is null from scheme where id = :scheme")
                .param("scheme", scheme.value())
                .query(Boolean.class)
                .optional();
    }
}
