package dk.sluse.tabulation.web;

import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.tabulation.Grid;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.TableProblems;
import dk.sluse.tabulation.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The analyst's main page: choose, see a safe table, send it home. */
@Controller
class TableController {

    /** A table on the page; {@code body} is its rows as HTML. */
    record Result(SafeTable table, Grid grid, String body, Chart chart, String definition, String definitionLine) {}

    /**
     * @param manifest null while the package is being delivered
     * @param choices null as long as there is no package
     * @param faults why there is no table, in sentences
     * @param result null if there is none
     */
    record TablePage(
            Scheme scheme,
            TableForm form,
            @Nullable Manifest manifest,
            @Nullable Offer choices,
            List<String> faults,
            @Nullable Result result) {}

    /** The options of the form. */
    record Offer(
            String register,
            List<Choices.Choice> registers,
            List<Choices.Choice> periods,
            Choices.Lists lists,
            List<Choices.Choice> codes) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** What lists of options depend on. */
    private record ListsOf(SchemeId scheme, int version, String register, Locale locale) {}

    /** As many lists as analysts use on a busy day; each is some ten kilobytes. */
    private static final int LISTS_KEPT = 500;

    private final Tables tables;
    private final TableProblems problems;
    private final MessageSource messages;
    private final Deliveries deliveries;
    private final Schemes schemes;
    private final ConcurrentLruCache<ListsOf, Choices.Lists> lists = new ConcurrentLruCache<>(LISTS_KEPT, this::lists);

    TableController(
            Tables tables, TableProblems problems, MessageSource messages, Deliveries deliveries, Schemes schemes) {
        this.tables = tables;
        this.problems = problems;
        this.messages = messages;
        this.deliveries = deliveries;
        this.schemes = schemes;
    }

    @GetMapping("/schemes/{id}/tables")
    String tables(
            Person person,
            @PathVariable String id,
            @ModelAttribute TableForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Locale locale,
            Model model) {
        Scheme scheme = SchemeId.parse(id)
                .filter(one -> tables.mayMake(person, one))
                .flatMap(schemes::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Manifest> manifest = deliveries.current(scheme.id()).map(DeliveredPackage::manifest);
        Optional<PackagedRegister> base = manifest.flatMap(one -> base(one, form));
        Offer offer = base.map(register -> offer(manifest.orElseThrow(), register, form, locale))
                .orElse(null);
        TablePage page = new TablePage(scheme, form, manifest.orElse(null), offer, List.of(), null);
        if (form.wantsTable() && base.isPresent()) {
            TableDefinition definition = form.definition(base.get().register().name());
            page = switch (tables.show(person, scheme.id(), definition)) {
                case TableOutcome.Made(SafeTable table) ->
                    new TablePage(scheme, form, manifest.orElse(null), offer, List.of(), result(table, locale));
                case TableOutcome.Meaningless(var faults) ->
                    new TablePage(
                            scheme,
                            form,
                            manifest.orElse(null),
                            offer,
                            faults.stream()
                                    .map(fault -> problems.message(fault, locale))
                                    .toList(),
                            null);
                case TableOutcome.Denied _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            };
        }
        model.addAttribute("page", page);
        return part == null ? "tabulation/tables" : "tabulation/tables :: maker";
    }

    private static Optional<PackagedRegister> base(Manifest manifest, TableForm form) {
        Optional<PackagedRegister> chosen = Optional.ofNullable(form.register()).flatMap(manifest::register);
        return chosen.or(() -> manifest.registers().stream().findFirst());
    }

    private Choices.Lists lists(ListsOf of) {
        Manifest manifest =
                deliveries.version(of.scheme(), of.version()).orElseThrow().manifest();
        return new Choices(manifest, manifest.register(of.register()).orElseThrow(), of.locale()).lists();
    }

    private Offer offer(Manifest manifest, PackagedRegister base, TableForm form, Locale locale) {
        Choices choices = new Choices(manifest, base, locale);
        return new Offer(
                base.register().name(),
                Choices.registers(manifest, locale),
                choices.periods(),
                lists.get(new ListsOf(
                        new SchemeId(manifest.scheme()),
                        manifest.version(),
                        base.register().name(),
                        locale)),
                choices.codes(form.filterText()));
    }

    private Result result(SafeTable table, Locale locale) {
        TableDefinition definition = table.definition();
        Grid grid = Grid.of(table, locale);
        Numbers numbers = new Numbers(definition.measure().kind(), locale);
        return new Result(
                table,
                grid,
                new TableBody(grid, numbers, messages, locale).html(),
                Chart.of(table, grid, numbers),
                PRETTY.writeValueAsString(definition),
                JSON.writeValueAsString(definition));
    }
}
