package dk.sluse.catalogue.inbox;

import dk.sluse.installation.hall.ApartFromDataHall;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The inbox as the data hall last listed it, for a process that cannot look. */
@Repository
@ApartFromDataHall
class InboxListing implements Inbox {

    private final JdbcClient jdbc;

    InboxListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> delivered(String owner) {
        return jdbc.sql("select name from inbox_listing where owner = :owner order by name")
                .param("owner", owner)
                .query((row, _) -> row.getString("name"))
                .list();
    }
}
