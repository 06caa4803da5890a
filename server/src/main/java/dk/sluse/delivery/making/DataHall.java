package dk.sluse.delivery.making;

import dk.sluse.catalogue.Bank;
import dk.sluse.engine.Engine;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.pseudonymisation.KeyVault;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * What a job works with that sees identified data. Nothing else opens the bank or the vault.
 *
 * @param database where the lock of a scheme is held
 */
@Component
@InDataHall
public record DataHall(Bank bank, KeyVault vault, Engine engine, DataSource database, Clock clock) {}
