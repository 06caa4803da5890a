package dk.sluse.release.oversight;

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

    /** What is the same finding at another time. */
    private record Kind(String rule, @Nullable String how) {
        static Kind of(Flag flag) {
            return new Kind(
                    flag.rule().name(), flag.how() == null ? null : flag.how().name());
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
        List<Fall> falls = new ArrayList<>();
        int looked = 0;
        int unread = 0;
        for (int at = 0; at < all.size(); at++) {
            Request request = requests.find(all.get(at)).orElseThrow();
            RiskPolicy policy = policies.of(request.scheme()).policy();
            List<RequestFile> home = files.of(request.number()).stream()
                    .filter(RequestFile::isHome)
                    .toList();
            Map<Integer, List<Flag>> differences = checks.differences(request, home, policy);
            for (RequestFile file : home) {
                looked++;
                try {
                    List<Flag> now = Stream.concat(
                                    checks.lookAnew(request, file, policy).flags().stream(),
                                    differences.getOrDefault(file.number(), List.of()).stream())
                            .toList();
                    falls.addAll(fall(request, file, now));
                } catch (IOException e) {
                    LOG.warn(
                            "request {}: file {} cannot be looked into anew: {}",
                            request.number(),
                            file.number(),
                            e.getMessage());
                    unread++;
                }
            }
            reevaluations.progress(number, (at + 1) * PERCENT / all.size());
        }
        reevaluations.end(number, looked, unread, falls);
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
