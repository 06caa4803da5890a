package dk.sluse;

import dk.sluse.people.Person;
import dk.sluse.release.request.Request;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** Tests of requests to send files home, which share an installation. */
abstract class AtTheLock {

    static final byte[] SAFE = LockOffice.bytes("region;persons\nNorth;5120\nSouth;7310\n");
    static final byte[] SMALL = LockOffice.bytes("region;persons\nNorth;2\nSouth;7310\n");

    @SuppressWarnings("NullAway.Init")
    static LockOffice office;

    @BeforeAll
    static void open() {
        office = LockOffice.shared();
    }

    static <T> T bean(Class<T> type) {
        return office.sluse().bean(type);
    }

    static Person person(String name) {
        return office.person(name);
    }

    /** A request of Ann, of which all is said. */
    static int said(Map<String, byte[]> contents) {
        return office.said("ann", LockOffice.WORK, contents);
    }

    static Request the(int number) {
        return office.the(number);
    }
}
