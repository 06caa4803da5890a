package dk.sluse.release.web;

import dk.sluse.release.author.BuiltOn;
import dk.sluse.release.author.Filing;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What an author has written into the form of a request, over what was there before. */
@Component
class FilingForm {

    private static final int MOST_CONTEXTS = 20;
    private static final int MOST_TEMPLATES = 20;
    private static final String BUILT_ON = "built-on-";

    private final RequestFiles files;
    private final RequestLists requests;
    private final BuiltOn builtOn;

    FilingForm(RequestFiles files, RequestLists requests, BuiltOn builtOn) {
        this.files = files;
        this.requests = requests;
        this.builtOn = builtOn;
    }

    /** What the fields say; what has no field stays. */
    Filing read(Request one, Map<String, String> form) {
        List<Context> contexts = files.contexts(one.number()).stream()
                .map(old -> new Context(
                        old.number(),
                        field(form, "shows", old.number(), old.shows()),
                        field(form, "population", old.number(), old.population()),
                        field(form, "unit", old.number(), old.unit()),
                        field(form, "protection", old.number(), old.protection())))
                .toList();
        List<RequestFiles.Said> said = files.of(one.number()).stream()
                .map(file -> said(file, contexts, form))
                .toList();
        return new Filing(contexts, said, builtOn(form));
    }

    private static RequestFiles.Said said(RequestFile file, List<Context> contexts, Map<String, String> form) {
        return new RequestFiles.Said(
                file.number(),
                context(contexts, field(form, "context", file.number(), ""), file.context()),
                file.leftOut() ? file.supports() : form.containsKey("supports-" + file.number()),
                field(form, "explanation", file.number(), file.explanation()));
    }

    private static Set<String> builtOn(Map<String, String> form) {
        return form.keySet().stream()
                .filter(name -> name.startsWith(BUILT_ON))
                .map(name -> name.substring(BUILT_ON.length()))
                .collect(Collectors.toSet());
    }

    private static String field(Map<String, String> form, String name, int number, String old) {
        return form.getOrDefault(name + "-" + number, old).strip();
    }

    private static int context(List<Context> contexts, String chosen, int old) {
        return contexts.stream()
                .map(Context::number)
                .filter(number -> Integer.toString(number).equals(chosen))
                .findFirst()
                .orElse(old);
    }

    /** One more group; what is written stays. */
    Optional<Filing> withGroup(Request one) {
        List<Context> contexts = new ArrayList<>(files.contexts(one.number()));
        if (contexts.size() >= MOST_CONTEXTS) {
            return Optional.empty();
        }
        contexts.add(Context.empty(contexts.size() + 1));
        return Optional.of(new Filing(contexts, List.of(), builtOn.of(one)));
    }

    /** The groups of an earlier request of the same author in the same scheme, as a template; empty if there is none of this number. */
    Optional<Filing> like(Request one, String earlier) {
        return requests.of(one.person(), one.scheme()).stream()
                .filter(other -> other.number() != one.number()
                        && Integer.toString(other.number()).equals(earlier))
                .findFirst()
                .map(other -> new Filing(merged(one, other), List.of(), builtOn.of(one)));
    }

    /** Groups that the earlier one has not stay as they are, as files may be in them. */
    private List<Context> merged(Request one, Request other) {
        List<Context> mine = files.contexts(one.number());
        List<Context> theirs = files.contexts(other.number());
        return IntStream.range(0, Math.max(mine.size(), theirs.size()))
                .mapToObj(at -> at < theirs.size() ? theirs.get(at) : mine.get(at))
                .toList();
    }

    /** The numbers of requests whose words can be taken over. */
    List<Integer> templates(Request one) {
        return requests.of(one.person(), one.scheme()).stream()
                .filter(other -> other.number() != one.number() && other.sentAt() != null)
                .map(Request::number)
                .limit(MOST_TEMPLATES)
                .toList();
    }
}
