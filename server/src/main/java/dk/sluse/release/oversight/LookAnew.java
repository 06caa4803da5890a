package dk.sluse.release.oversight;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.check.FileChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.Requests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks into all files that are at home, by the rules and policies of today. */
@Component
class LookAnew {

    private static final Logger LOG = LoggerFactory.getLogger(LookAnew.class);
    private static final int PERCENT = 100;

    /** What is the same finding at another time: the same rule at the same place, together with the same other table. */
    private record Kind(Rule rule, String place, @Nullable Concealment how, Flag.@Nullable Against against) {
        static Kind of(Flag flag) {
            return new Kind(flag.rule(), flag.place(), flag.how(), flag.against());
        }
    }

    private final Reevaluations reevaluations;
    private final Requests requests;
    private final RequestFiles files;
    private final FileChecks checks;
    private final RiskPolicies policies;

    LookAnew(
            Reevaluations reevaluations,
            Requests requests,
            RequestFiles files,
            FileChecks checks,
            RiskPolicies policies) {
        this.reevaluations = reevaluations;
        this.requests = requests;
        this.files = files;
        this.checks = checks;
        this.policies = policies;
    }

    void run(int number) {
        List<Integer> all = files.requestsAtHome();
        Result result = new Result();
        for (int at = 0; at < all.size(); at++) {
            Request request = requests.find(all.get(at)).orElseThrow();
            List<RequestFile> home = files.of(request.number()).stream()
                    .filter(RequestFile::isHome)
                    .toList();
            look(request, home, result);
            reevaluations.progress(number, (at + 1) * PERCENT / all.size());
        }
        reevaluations.end(number, result.looked, result.unread, result.falls);
    }

    /** It could not be done at all, although it was tried again: whoever waits is told that nothing was read. */
    void givenUp(int number) {
        reevaluations.end(number, 0, files.requestsAtHome().size(), List.of());
    }

    /** What was found so far. */
    private static final class Result {
        private final List<Fall> falls = new ArrayList<>();
        private int looked;
        private int unread;
    }

    /** What cannot be read of one request keeps nobody from the others. */
    private void look(Request request, List<RequestFile> home, Result result) {
        RiskPolicy policy = policies.of(request.scheme()).policy();
        Map<Integer, List<Flag>> differences = Map.of();
        boolean compared = true;
        try {
            differences = checks.differences(request, home, policy);
        } catch (RuntimeException e) {
            LOG.warn("request {} cannot be compared anew: {}", request.number(), e.toString());
            compared = false;
        }
        for (RequestFile file : home) {
            result.looked++;
            boolean read = compared;
            try {
                List<Flag> now = Stream.concat(
                                checks.lookAnew(request, file, policy).flags().stream(),
                                differences.getOrDefault(file.number(), List.of()).stream())
                        .toList();
                result.falls.addAll(fall(request, file, now));
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "request {}: file {} cannot be looked into anew: {}",
                        request.number(),
                        file.number(),
                        e.toString());
                read = false;
            }
            result.unread += read ? 0 : 1;
        }
    }

    private static List<Fall> fall(Request request, RequestFile file, List<Flag> now) {
        Set<Kind> before = file.checked() == null
                ? Set.of()
                : file.checked().flags().stream().map(Kind::of).collect(Collectors.toSet());
        List<Flag> fresh =
                now.stream().filter(flag -> !before.contains(Kind.of(flag))).toList();
        return fresh.isEmpty() ? List.of() : List.of(new Fall(request.number(), file.number(), fresh));
    }
}
