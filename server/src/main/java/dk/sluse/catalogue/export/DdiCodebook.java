package dk.sluse.catalogue.export;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.export.DescribedRegister.DescribedVariable;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A register by DDI-Codebook 2.5 (https://ddialliance.org/ddi-codebook): the study is the register, its periods are the files. */
final class DdiCodebook {

    private static final String NAMESPACE = "ddi:codebook:2_5";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** What stands within an element. */
    @FunctionalInterface
    private interface Content {

        void write() throws XMLStreamException;
    }

    private final String office;
    private final OutputStream out;
    private @Nullable XMLStreamWriter writer;

    /** @param office what publishes the catalogue */
    DdiCodebook(String office, OutputStream out) {
        this.office = office;
        this.out = out;
    }

    private XMLStreamWriter xml() throws XMLStreamException {
        if (writer == null) {
            writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
        }
        return writer;
    }

    void write(DescribedRegister register, List<DescribedVariable> variables) {
        try {
            xml().writeStartDocument("UTF-8", "1.0");
            xml().writeStartElement("codeBook");
            xml().writeDefaultNamespace(NAMESPACE);
            xml().writeAttribute("version", "2.5");
            study(register);
            for (RegisterPeriod period : register.periods()) {
                file(period, variables.size());
            }
            if (!variables.isEmpty()) {
                element("dataDscr", () -> {
                    for (DescribedVariable variable : variables) {
                        variable(variable);
                    }
                });
            }
            xml().writeEndDocument();
            xml().flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write DDI", e);
        }
    }

    private void study(DescribedRegister register) throws XMLStreamException {
        element("stdyDscr", () -> {
            element("citation", () -> {
                element("titlStmt", () -> {
                    text("titl", register.named().da(), "da");
                    text("parTitl", register.named().en(), "en");
                    text("IDNo", register.name(), "");
                });
                element("distStmt", () -> text("distrbtr", office, ""));
            });
            element("stdyInfo", () -> summary(register));
            element(
                    "dataAccs",
                    () -> element("useStmt", () -> {
                        text("restrctn", "Afidentificerede data i et lukket arbejdsrum efter aftale", "da");
                        text("restrctn", "De-identified data in a closed workspace under an agreement", "en");
                    }));
        });
    }

    private void summary(DescribedRegister register) throws XMLStreamException {
        element("sumDscr", () -> {
            if (!register.periods().isEmpty()) {
                day("start", register.periods().getFirst().period().substring(0, 4));
                day("end", register.periods().getLast().lastDay().toString());
            }
            if (register.held() != null) {
                text("anlyUnit", register.held().unit(), "");
            }
            text("dataKind", "administrative register", "en");
        });
    }

    private void day(String event, String date) throws XMLStreamException {
        xml().writeStartElement("timePrd");
        xml().writeAttribute("event", event);
        xml().writeAttribute("date", date);
        xml().writeCharacters(date);
        xml().writeEndElement();
    }

    private void file(RegisterPeriod period, int variables) throws XMLStreamException {
        element(
                "fileDscr",
                () -> element("fileTxt", () -> {
                    text("fileName", period.register() + " " + period.period(), "");
                    element("dimensns", () -> text("varQnty", Integer.toString(variables), ""));
                    element("verStmt", () -> text("version", period.version() + " " + period.status(), ""));
                }));
    }

    private void variable(DescribedVariable variable) throws XMLStreamException {
        xml().writeStartElement("var");
        xml().writeAttribute("name", variable.name());
        if (variable.stored() != null) {
            xml().writeAttribute("intrvl", variable.stored().isNumeric() ? "contin" : "discrete");
            if (variable.stored().measuredIn() != null) {
                xml().writeAttribute("measUnit", XmlText.of(variable.stored().measuredIn()));
            }
        }
        text("labl", variable.titles().da(), "da");
        text("labl", variable.titles().en(), "en");
        if (variable.stored() != null && variable.stored().isKey()) {
            text("security", "Leveres som tilfældigt løbenummer", "da");
            text("security", "Delivered as a random serial number", "en");
        }
        years(variable);
        if (variable.codes() != null) {
            for (CodeList.Code code : variable.codes().codes()) {
                category(code);
            }
        }
        if (variable.stored() != null) {
            format(variable.stored());
        }
        xml().writeEndElement();
    }

    private void years(DescribedVariable variable) throws XMLStreamException {
        String years = Stream.of(variable.years().first(), variable.years().last())
                .map(year -> year == null ? "" : year.toString())
                .collect(Collectors.joining("–"));
        if (years.length() > 1) {
            text("txt", years, "");
        }
    }

    private void category(CodeList.Code code) throws XMLStreamException {
        element("catgry", () -> {
            text("catValu", code.code(), "");
            text("labl", code.titles().da(), "da");
            text("labl", code.titles().en(), "en");
            if (code.from() != null || code.to() != null) {
                text("txt", (code.from() == null ? "" : code.from()) + "–" + (code.to() == null ? "" : code.to()), "");
            }
        });
    }

    private void format(Variable variable) throws XMLStreamException {
        xml().writeStartElement("varFormat");
        xml().writeAttribute("type", variable.isNumeric() ? "numeric" : "character");
        if (variable.type() == Variable.Type.DATE) {
            xml().writeAttribute("category", "date");
        }
        xml().writeEndElement();
    }

    private void element(String name, Content content) throws XMLStreamException {
        xml().writeStartElement(name);
        content.write();
        xml().writeEndElement();
    }

    /** @param language empty where it is none */
    private void text(String name, String text, String language) throws XMLStreamException {
        xml().writeStartElement(name);
        if (!language.isEmpty()) {
            xml().writeAttribute("xml", XML, "lang", language);
        }
        xml().writeCharacters(XmlText.of(text));
        xml().writeEndElement();
    }
}
