package dk.sluse.pseudonymisation;

import dk.sluse.engine.EngineSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The serial numbers of a scheme, open in a query session. A serial number is twelve digits: 100 and a place among a thousand
 * million, drawn from a cryptographic random source. It says nothing of the key, not even when the key came, and no key of up to
 * eleven digits reads like one. The same key has the same one throughout the scheme.
 *
 * <p>Keys are given by their numbers in the bank's index. Every key of a type has a serial number as soon as the type is used, so
 * that nothing has to be looked for when a register is delivered.
 */
public final class OpenKeys {

    private static final long FIRST = 100_000_000_000L;
    private static final int PLACES = 1_000_000_000;

    /** Half of the places; beyond that numbers would be drawn in vain too often, and be guessed. */
    private static final int MOST = PLACES / 2;

    private static final int DRAWN_AT_ONCE = 1 << 16;

    /** As many bits as the places need; what is drawn beyond them is thrown away. */
    private static final int DRAWN_BITS = (1 << 30) - 1;

    private final Segments segments;

    /**
     * Opens the serial numbers of some key types. Keys that have none yet get one, which is stored safely before this returns.
     *
     * @param keys for each key type, as registers name it, how many keys there are
     */
    OpenKeys(Segments segments, EngineSession session, Map<String, Integer> keys) {
        this.segments = segments;
        Map<String, int[]> places = keys.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, one -> places(one.getKey(), one.getValue())));
        places.forEach((keyType, numbers) -> session.lookup(function(keyType), numbers));
    }

    private static String function(String keyType) {
        if (!keyType.matches("[A-Z_]{1,30}")) {
            throw new IllegalArgumentException("a key type has upper-case letters");
        }
        return "place_" + keyType;
    }

    /**
     * The place of a key's serial number, as SQL that gives a whole number; rows sorted by it are sorted by serial number.
     *
     * @param keyType one of those that were opened
     * @param number SQL of the key's number in the index; null where there is no key
     */
    public String place(String keyType, String number) {
        return function(keyType) + "(" + number + ")";
    }

    /** The serial number at a place, as SQL. */
    public static String serial(String place) {
        return "CAST(" + FIRST + " + " + place + " AS VARCHAR)";
    }

    /** Whether a text is written as serial numbers are, as SQL; keys of other lengths are not. */
    public static String isWrittenAsSerial(String text) {
        return "(" + text + " >= '100' AND " + text + " < '101' AND length(" + text + ") = 12)";
    }

    /** The place of a serial number; empty where it is not written as one. */
    static OptionalInt placeOf(String serial) {
        return serial.matches("100[0-9]{9}")
                ? OptionalInt.of((int) (Long.parseLong(serial) - FIRST))
                : OptionalInt.empty();
    }

    private int[] places(String keyType, int keys) {
        try {
            int[] known = segments.read(keyType);
            if (known.length >= keys) {
                return known;
            }
            int[] all = Arrays.copyOf(known, keys);
            draw(all, known.length);
            segments.add(keyType, known.length, all);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or store a key table: " + e.getMessage(), e);
        }
    }

    /** Fills the places from {@code from} on with such as nobody has, each as likely as any other. */
    private static void draw(int[] places, int from) {
        if (places.length > MOST) {
            throw new IllegalStateException(
                    "a scheme has serial numbers for " + MOST + " keys of a type, not for more");
        }
        BitSet taken = new BitSet(PLACES);
        for (int i = 0; i < from; i++) {
            taken.set(places[i]);
        }
        SecureRandom random = new SecureRandom();
        byte[] drawn = new byte[Integer.BYTES * DRAWN_AT_ONCE];
        int next = from;
        while (next < places.length) {
            random.nextBytes(drawn);
            IntBuffer numbers = ByteBuffer.wrap(drawn).asIntBuffer();
            while (next < places.length && numbers.hasRemaining()) {
                int place = numbers.get() & DRAWN_BITS;
                if (place < PLACES && !taken.get(place)) {
                    taken.set(place);
                    places[next++] = place;
                }
            }
        }
    }
}
