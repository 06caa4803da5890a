package dk.sluse.agent.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns records into messages and back: the verb is the record's name in small letters, each of its parts a value. Parts that are records
 * themselves lie flat in the same message. Numbers, texts, and yes or no are all that there is.
 */
final class Words {

    private Words() {}

    static Message message(Record record) {
        Map<String, String> values = new TreeMap<>();
        put(record, values);
        return new Message(verb(record.getClass()), values);
    }

    private static void put(Record record, Map<String, String> values) {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            Object value = value(record, part);
            if (value instanceof Record inner) {
                put(inner, values);
            } else {
                values.put(part.getName(), String.valueOf(value));
            }
        }
    }

    private static Object value(Record record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads one of the records that a sealed interface permits.
     *
     * @throws IllegalArgumentException with the name of what is wrong
     */
    static <T> T read(Class<T> kind, Message message) {
        Class<?> meant = Arrays.stream(kind.getPermittedSubclasses())
                .filter(one -> verb(one).equals(message.verb()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("verb"));
        return kind.cast(record(meant, message));
    }

    private static Object record(Class<?> kind, Message message) {
        RecordComponent[] parts = kind.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(parts).map(part -> part(part, message)).toArray();
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object part(RecordComponent part, Message message) {
        if (part.getType() == int.class) {
            return message.number(part.getName());
        }
        if (part.getType() == boolean.class) {
            return Boolean.parseBoolean(message.text(part.getName()));
        }
        return part.getType().isRecord() ? record(part.getType(), message) : message.text(part.getName());
    }

    private static String verb(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
