package dk.sluse.inspection.confined;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.Inspector;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The program of a confined process: says that it is there, reads an order and a file, reports, and ends. */
public final class Worker {

    static final String READY = "ready\n";

    private Worker() {}

    /** Takes no arguments; all comes in and goes out by the standard streams. */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out);
                InputStream in = new BufferedInputStream(System.in)) {
            // What libraries print must not get between.
            System.setOut(System.err);
            out.write(READY.getBytes(StandardCharsets.UTF_8));
            answer(in, out);
        }
    }

    static void answer(InputStream in, OutputStream out) throws IOException {
        Order order = Order.read(in);
        Inspection inspection = new Inspector(order.policy(), _ -> true).inspect(order.name(), in.readAllBytes());
        out.write(Report.of(inspection).getBytes(StandardCharsets.UTF_8));
    }
}
