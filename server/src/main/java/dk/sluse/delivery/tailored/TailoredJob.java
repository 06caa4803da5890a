package dk.sluse.delivery.tailored;

import com.github.kagkarlsson.scheduler.task.Task;
import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Stop;
import dk.sluse.delivery.Supplement;
import dk.sluse.delivery.Supplements;
import dk.sluse.delivery.making.DataHall;
import dk.sluse.delivery.making.SchemeTask;
import dk.sluse.delivery.making.SupplementMaker;
import dk.sluse.delivery.making.Undeliverable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.installation.Folders;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.people.OfficeTime;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes tailor-made data in the data hall: runs the query where it sees nothing but the periods it names, then de-identifies its answer. */
@Configuration(proxyBeanMethods = false)
@InDataHall
class TailoredJob {

    private final TailoredOrders orders;
    private final Schemes schemes;
    private final Supplements supplements;
    private final DataHall hall;

    TailoredJob(TailoredOrders orders, Schemes schemes, Supplements supplements, DataHall hall) {
        this.orders = orders;
        this.schemes = schemes;
        this.supplements = supplements;
        this.hall = hall;
    }

    @Bean
    Task<Void> tailoredTask() {
        return new SchemeTask(TailoredOrders.TASK, id -> order(id).scheme(), new GivesUp<>(this::giveUp))
                .doing(hall.database(), this::make);
    }

    private TailoredOrder order(String id) {
        return orders.find(id).orElseThrow();
    }

    private void giveUp(String id) {
        Folders.clear(folder(order(id)));
        orders.stop(order(id), new Stop(Stop.Code.FAILED, ""));
    }

    private void make(String id) {
        TailoredOrder order = order(id);
        if (order.state() == TailoredOrder.State.WAITING) {
            make(order);
        }
        Folders.clear(folder(order));
    }

    private void make(TailoredOrder order) {
        Path folder = folder(order);
        if (hall.vault().isDestroyed(order.scheme().value())) {
            orders.stop(order, new Stop(Stop.Code.KEYS_DESTROYED, ""));
            return;
        }
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            orders.done(order, supplements, make(order, folder.resolve("typed.parquet")));
        } catch (Undeliverable e) {
            orders.stop(order, e.stop());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make tailor-made data", e);
        }
    }

    private Path folder(TailoredOrder order) {
        return hall.bank().folder().resolve(".tailored-" + order.id());
    }

    private Supplement make(TailoredOrder order, Path typed) throws Undeliverable, IOException {
        Bank bank = hall.bank();
        BankQuery query = new BankQuery(bank, order.wanted(), OfficeTime.today(hall.clock()));
        List<Variable> variables;
        try (EngineSession session =
                hall.engine().openLarge(List.of(typed.resolveSibling(".").normalize()), query.files())) {
            List<Variable> columns = query.prepare(session);
            query.write(session, columns, typed);
            variables = query.withoutFalseCodes(session, columns, typed);
        }
        Scheme scheme = schemes.find(order.scheme()).orElseThrow();
        try (EngineSession session =
                hall.engine().openLarge(List.of(bank.folder(), bank.home().supplements()))) {
            Register register = query.register(variables, isUnique(session, typed, variables), scheme.authority());
            return new SupplementMaker(hall, supplements, session)
                    .make(
                            typed,
                            new SupplementMaker.Order(
                                    scheme.id(),
                                    Supplement.Kind.TAILORED,
                                    register,
                                    variables,
                                    order.wanted().period(),
                                    Deliveries.entry(scheme.id(), "identifiers.seen", 0)
                                            .with("tailored", order.id())));
        }
    }

    private static boolean isUnique(EngineSession session, Path typed, List<Variable> variables) {
        return variables.stream()
                .filter(Variable::unitKey)
                .allMatch(key -> session.number("SELECT count(*) - count(DISTINCT " + Sql.name(key.name()) + ") FROM "
                                + Sql.parquet(List.of(typed)))
                        == 0);
    }
}
