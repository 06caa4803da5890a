package dk.sluse.benchmarks;

import dk.sluse.Sluse;
import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pages with lists, whole requests over TLS, in an installation of 500 schemes, 20,000 persons, 4,000 cases with 200,000
 * events and 20,000 releases; against the page of a form, which asks the database for nothing but its reader.
 */
@SuppressWarnings("SystemOut")
final class ListsBenchmark {

    private static final int WARM_UP = 30;
    private static final String PLAIN = "/account";

    private static final Map<String, List<String>> PAGES = Map.of(
            "clara",
            List.of(
                    "/",
                    "/releases",
                    "/cases",
                    "/cases?show=CLOSED",
                    "/cases?show=RESEARCH_SERVICES&page=5",
                    "/cases/1999-1000",
                    "/door",
                    "/inbox",
                    "/breaches",
                    "/people",
                    "/catalogue",
                    "/about"),
            "karen",
            List.of("/cases?show=CONSULTING", "/cases?show=MINE", "/prices"),
            "bo",
            List.of("/", "/releases", "/cases", "/inbox", "/breaches", "/staff", "/invoices"),
            "dorte",
            List.of("/cases"));

    private ListsBenchmark() {}

    static void run(Path home, Options options) throws IOException, InterruptedException {
        SpringApplication application = new SpringApplication(Sluse.class);
        application.setAdditionalProfiles("demo");
        try (ConfigurableApplicationContext sluse =
                application.run("--sluse.home=" + home, "--server.port=0", "--demo.persons=2000", "--demo.years=1")) {
            fill(sluse);
            int port = Integer.parseInt(String.valueOf(sluse.getEnvironment().getProperty("local.server.port")));
            measure(home, port, options.rounds());
        }
    }

    /** Puts in what a large office has after some years, straight into the tables; once for each home. */
    private static void fill(ConfigurableApplicationContext sluse) {
        JdbcClient jdbc = sluse.getBean(JdbcClient.class);
        if (jdbc.sql("select count(*) from scheme_case where id like '1999-%'")
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        new TransactionTemplate(sluse.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            sluse.getBean(AuditTrail.class).record(AuditEntry.of("system:bench", "bench.filled", "bench"));
            for (String statement : FILLING.split(";\n", -1)) {
                if (!statement.isBlank()) {
                    jdbc.sql(statement).update();
                }
            }
        });
        jdbc.sql("analyze").update();
    }

    private static final String FILLING = """
            insert into organisation (id, name, kind)
                select 'b-' || n, 'Myndighed ' || n, 'AGENCY' from generate_series(1, 250) n;
            insert into person (id, email, name, organisation, language, password_hash, totp_secret)
                select 'b-' || n, 'b' || n || '@bench.invalid', 'Person ' || n, 'b-' || (1 + n % 250), 'da', 'none', ''
                from generate_series(1, 20000) n;
            insert into person_role select 'b-' || n, case when n % 40 = 0 then 'RESPONSIBLE' else 'ANALYST' end
                from generate_series(1, 20000) n;
            insert into scheme (id, authority, title, purpose, until)
                select 'b-' || n, case when n <= 20 then 'labour-agency' else 'b-' || (1 + n % 250) end, 'Ordning ' || n,
                    repeat('Formål ', 20), date '2099-12-31' from generate_series(1, 500) n;
            insert into attachment select 'b-' || (1 + n % 500), 'b-' || n from generate_series(1, 20000) n;
            insert into agreement (scheme, version, items) select 'b-' || n, 1, '[]' from generate_series(1, 500) n;
            insert into delivery (scheme, version, state, ended_at, agreement) select 'b-' || n, 1, 'STOPPED', now(), 1
                from generate_series(1, 500) n;
            insert into release (id, scheme, person, definition, language, requested_at, package_version, state)
                select gen_random_uuid()::text, 'b-' || (1 + n % 500), 'b-' || n,
                    '{"register":"BEF","periods":["202512"],"rows":[],"columns":[],"measure":{"kind":"COUNT"},"filters":[]}', 'da',
                    now() - n * interval '1 minute', 1, 'REFUSED'
                from generate_series(1, 20000) n;
            insert into scheme_case (id, authority, state, open, holder, since, due, asked, application, version)
                select '1999-' || (1000 + n), 'b-' || (1 + n % 250),
                    (array['SUBMITTED', 'CONTENT_SUBMITTED', 'APPROVING', 'CONTENT', 'NOT_ELIGIBLE'])[1 + n % 5], n % 5 < 4,
                    (array['CONSULTING', 'RESEARCH_SERVICES', 'APPROVERS', 'APPLICANT', 'NOBODY'])[1 + n % 5],
                    now() - n * interval '1 hour', case when n % 5 < 3 then current_date + n % 30 end,
                    case when n % 5 = 2 then array['persons', 'health'] else '{}' end,
                    '{"task":"Opgave","legalBasis":"Lov","head":"Navn","analysts":4,"environment":"Miljø"}', 1
                from generate_series(0, 3999) n;
            insert into case_event (case_id, number, at, actor, code, text, internal, left_state, held_seconds)
                select '1999-' || (1000 + c), n, now() - n * interval '5 hours', 'clara', 'case.comment', repeat('ord ', 20),
                    n % 3 = 0, case when n % 10 = 0 then 'SUBMITTED' end, case when n % 10 = 0 then n * 4000 end
                from generate_series(0, 3999) c, generate_series(1, 50) n;
            insert into notice (person, at, what, arguments, path, letter_sent, read_at)
                select case n % 3 when 0 then 'clara' when 1 then 'bo' else 'b-' || (1 + n % 20000) end,
                    now() - n * interval '1 minute', 'case', '["1999-1000"]', '/cases/1999-1000', true,
                    case when n > 300 then now() end
                from generate_series(1, 60000) n;
            insert into association (person, organisation, approved_by, approved_on, attested_on)
                select 'b-' || n, 'b-' || (1 + n % 250), 'bench', current_date, current_date from generate_series(1, 20000) n;
            insert into breach (id, scheme, person, kind, happened_at, description, deleted, self_reported, reported_by,
                    reported_at, state)
                select 'b-' || n, 'b-' || (1 + n % 500), 'b-' || n, 'OTHER', now() - n * interval '1 hour', 'Ord', true, true,
                    'b-' || n, now() - n * interval '1 hour', 'REPORTED'
                from generate_series(1, 2000) n;
            """;

    private static void measure(Path home, int port, int rounds) throws IOException, InterruptedException {
        System.out.printf("%n%d rounds; medians in milliseconds, in brackets the middle half%n%n", rounds);
        System.out.println("| page | as | ms | times the plain page |\n|---|---|---|---|");
        double worst = 0;
        double worstRatio = 0;
        for (Map.Entry<String, List<String>> one : PAGES.entrySet()) {
            Analyst visitor = Analyst.signIn(home, port, one.getKey());
            for (String path : one.getValue()) {
                double[] figures = new double[rounds];
                double[] ratios = new double[rounds];
                for (int round = -WARM_UP; round < rounds; round++) {
                    double plain = milliseconds(visitor, PLAIN);
                    double asked = milliseconds(visitor, path);
                    if (round >= 0) {
                        figures[round] = asked;
                        ratios[round] = asked / plain;
                    }
                }
                Spread spread = Spread.of(figures);
                Spread ratio = Spread.of(ratios);
                worst = Math.max(worst, spread.median());
                worstRatio = Math.max(worstRatio, ratio.median());
                System.out.printf("| %s | %s | %s | %s |%n", path, one.getKey(), spread.text(1), ratio.text(1));
            }
        }
        System.out.printf(
                Locale.ROOT, "%nlists worst_median_ms=%.1f worst_ratio_to_plain_page=%.1f%n", worst, worstRatio);
    }

    private static double milliseconds(Analyst visitor, String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        visitor.page(path);
        return (System.nanoTime() - start) / 1e6;
    }
}
