package dk.sluse.inspection.read.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text of a page, laid out in lines, with what nobody sees apart. */
final class PageText extends PDFTextStripper {

    private static final float TINY_POINTS = 1.5f;

    /** Characters of a diagram's labels, say, that run over the edge; they are read with the page all the same. */
    private static final int OVER_THE_EDGE = 100;

    private static final int RECTANGLE = 4;

    private static final float WHITE = 0.98f;

    private static final Set<String> PAINT = Set.of("f", "F", "f*", "B", "B*", "b", "b*", "S", "s");

    private final StringBuilder unseen = new StringBuilder();
    private final StringBuilder outside = new StringBuilder();
    private final StringBuilder white = new StringBuilder();

    /** Whether anything is filled with a colour, so that white text may stand on it. */
    private boolean coloured;

    private final Map<String, Integer> shapes = new HashMap<>();
    private final StringBuilder path = new StringBuilder();

    PageText() {
        setSortByPosition(true);
        // Wide gaps stay wide, so that columns can be told apart.
        setWordSeparator("  ");
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
    }

    /** @param page from 1 on */
    String of(PDDocument document, int page) throws IOException {
        setStartPage(page);
        setEndPage(page);
        return getText(document);
    }

    String unseen() {
        return unseen + (outside.length() > OVER_THE_EDGE ? "\n" + outside : "") + (coloured ? "" : white);
    }

    /** How many marks of the same shape the page has. */
    int marks() {
        return shapes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Marks are curves that are painted, or forms or signs that are put somewhere, over and over again. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        String name = operator.getName();
        if (PAINT.contains(name)) {
            coloured = coloured || (!name.equalsIgnoreCase("s") && !isWhite());
            boolean line = name.equalsIgnoreCase("s") && path.length() > 2 && path.indexOf("h") < 0;
            if (path.indexOf("c") >= 0 || line) {
                shapes.merge(path.toString(), 1, Integer::sum);
            }
            path.setLength(0);
        } else if (name.equals("n")) {
            path.setLength(0);
        } else if (name.length() == 1 && "mlcvyh".contains(name)) {
            path.append(name);
        } else if (name.equals("re") && operands.size() == RECTANGLE) {
            path.append(square(operands));
        } else if (name.equals("Do") && !operands.isEmpty()) {
            shapes.merge("Do " + operands.getFirst(), 1, Integer::sum);
        }
        super.processOperator(operator, operands);
    }

    /** Squares are marks, and written as such; other rectangles are bars, cells and rules of tables. */
    private static String square(List<COSBase> rectangle) {
        if (rectangle.get(2) instanceof COSNumber width && rectangle.get(3) instanceof COSNumber height) {
            boolean square = Math.abs(Math.abs(width.floatValue()) - Math.abs(height.floatValue()))
                    < 0.02 * Math.abs(width.floatValue());
            return square ? "c square " + width.floatValue() : "";
        }
        return "";
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (isOutside(text)) {
            outside.append(text.getUnicode());
        } else if (isUnseen(text)) {
            unseen.append(text.getUnicode());
        } else if (isWhite() && !text.getUnicode().isBlank()) {
            white.append(text.getUnicode());
        }
        if (text.getFont().getName() != null && text.getFont().getName().endsWith("Dingbats")) {
            shapes.merge("sign", 1, Integer::sum);
        }
        super.processTextPosition(text);
    }

    private static boolean isOutside(TextPosition text) {
        // A page may lie on its side.
        float longer = Math.max(text.getPageWidth(), text.getPageHeight());
        return text.getX() < 0 || text.getY() < 0 || text.getX() > longer || text.getY() > longer;
    }

    private boolean isUnseen(TextPosition text) {
        if (text.getUnicode().isBlank()) {
            return false;
        }
        boolean tiny = text.getFontSizeInPt() < TINY_POINTS && text.getHeightDir() < TINY_POINTS;
        RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
        return tiny || mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP;
    }

    private boolean isWhite() {
        PDColor color = getGraphicsState().getNonStrokingColor();
        try {
            float[] rgb = color.getColorSpace().toRGB(color.getComponents());
            return rgb[0] > WHITE && rgb[1] > WHITE && rgb[2] > WHITE;
        } catch (IOException | RuntimeException _) {
            // A pattern has no colour of its own.
            return false;
        }
    }
}
