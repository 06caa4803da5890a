package dk.sluse.scheme.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CaseworkPropertiesTest {

    private static final CaseworkProperties PROMISES = new CaseworkProperties(5, 1);

    @Test
    void countsNoWeekends() {
        LocalDate friday = LocalDate.of(2026, 11, 27);

        assertThat(PROMISES.consultingPromise(friday)).isEqualTo(LocalDate.of(2026, 12, 4));
        assertThat(PROMISES.contentPromise(friday)).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(PROMISES.contentPromise(friday.plusDays(1))).isEqualTo(LocalDate.of(2026, 11, 30));
    }
}
