package dk.sluse.workspace.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Slurm through slurmrestd, as one user whose token is all that it has. Its interface is of version 0.0.38 (Slurm 22.05). */
final class SlurmClient {

    /**
     * A job as Slurm knows it.
     *
     * @param node where it runs; empty while it does not
     * @param wanted the only node that it may run on; empty if it may on any
     */
    record Job(long id, String name, String state, String node, String wanted) {

        private static final Set<String> OVER = Set.of(
                "COMPLETED",
                "CANCELLED",
                "FAILED",
                "TIMEOUT",
                "NODE_FAIL",
                "PREEMPTED",
                "BOOT_FAIL",
                "DEADLINE",
                "OUT_OF_MEMORY");

        boolean runs() {
            return state.equals("RUNNING");
        }

        boolean isOver() {
            return OVER.contains(state);
        }
    }

    private static final String VERSION = "slurm/v0.0.38/";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClusterProperties.Slurm slurm;
    private final JsonMapper json;

    /** Of HTTP 1.1 alone: whoever offers it another version gets an answer from slurmrestd that is none. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    SlurmClient(ClusterProperties.Slurm slurm, JsonMapper json) {
        this.slurm = slurm;
        this.json = json;
    }

    /** The jobs of this user that Slurm knows, those among them that ended lately. */
    List<Job> jobs() throws IOException {
        return ask("GET", "jobs", null)
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("user_name").asString("").equals(slurm.user()))
                .map(job -> new Job(
                        job.path("job_id").asLong(),
                        job.path("name").asString(""),
                        job.path("job_state").asString(""),
                        job.path("nodes").asString(""),
                        job.path("required_nodes").asString("")))
                .toList();
    }

    /** Puts a job into the queue. */
    void submit(Map<String, Object> job, String script) throws IOException {
        var _ = ask("POST", "job/submit", json.writeValueAsString(Map.of("script", script, "job", job)));
    }

    /** Ends a job, or takes it out of the queue. */
    void cancel(long job) throws IOException {
        var _ = ask("DELETE", "job/" + job, null);
    }

    private JsonNode ask(String method, String what, @Nullable String body) throws IOException {
        HttpRequest.BodyPublisher content =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(slurm.url().toString().replaceFirst("/*$", "/") + VERSION + what))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-SLURM-USER-NAME", slurm.user())
                .header("X-SLURM-USER-TOKEN", token())
                .method(method, content)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() != 200 || !answer.path("errors").isEmpty()) {
                throw new IOException(
                        "Slurm does not do it (" + method + " " + what + ", status " + response.statusCode() + "): "
                                + answer.path("errors").path(0).path("error").asString("no reason given"));
            }
            return answer;
        } catch (ConnectException e) {
            throw new IOException("nobody answers at " + slurm.url(), e);
        } catch (JacksonException e) {
            throw new IOException("what answers at " + slurm.url() + " is not slurmrestd of version 0.0.38", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The file may be as {@code scontrol token} prints it. */
    private String token() throws IOException {
        return Files.readString(slurm.token()).strip().replaceFirst("^SLURM_JWT=", "");
    }
}
