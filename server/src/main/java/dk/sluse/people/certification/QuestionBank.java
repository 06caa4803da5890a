package dk.sluse.people.certification;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The questions that the office keeps. */
@Repository
public class QuestionBank {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final JsonMapper json = JsonMapper.shared();

    QuestionBank(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of them, those that are asked first. */
    public List<Question> all() {
        return query("select * from question order by asked desc, id");
    }

    /** Those that are drawn from. */
    public List<Question> asked() {
        return query("select * from question where asked order by id");
    }

    private List<Question> query(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new Question(
                        row.getString("id"),
                        row.getString("danish"),
                        row.getString("english"),
                        json.readValue(row.getString("answers"), new TypeReference<>() {}),
                        row.getBoolean("asked")))
                .list();
    }

    /** Adds a question that is asked from now on. */
    @Transactional
    public void add(String danish, String english, List<Question.Answer> answers, AuditEntry entry) {
        Question question = new Question("q-" + UUID.randomUUID(), danish, english, answers, true);
        byte[] text = json.writeValueAsBytes(question);
        audit.record(entry.with("question", question.id()).with("text", Seal.sha256(text)));
        jdbc.sql("insert into question values (:id, :danish, :english, :answers, true)")
                .param("id", question.id())
                .param("danish", danish)
                .param("english", english)
                .param("answers", json.writeValueAsString(answers))
                .update();
    }

    /** Asks a question no more, or again. */
    @Transactional
    public void ask(String id, boolean asked, AuditEntry entry) {
        audit.record(entry.with("question", id).with("asked", asked));
        jdbc.sql("update question set asked = :asked where id = :id")
                .param("asked", asked)
                .param("id", id)
                .update();
    }
}
