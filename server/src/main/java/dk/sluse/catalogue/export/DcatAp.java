package dk.sluse.catalogue.export;

import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.springframework.web.util.UriUtils;

/**
 * Registers by the European profile of the Data Catalog Vocabulary, DCAT-AP 3.0 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/). A register is a
 * data set; nobody gets it but under an agreement, so what can be reached is its page.
 *
 * @param address of the installation, which the names of everything begin with
 * @param office what publishes the catalogue
 */
record DcatAp(URI address, String office) {

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

    Model of(List<DescribedRegister> registers) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("dcat", DCAT.getURI());
        model.setNsPrefix("dct", DCTerms.getURI());
        model.setNsPrefix("foaf", FOAF.getURI());
        model.setNsPrefix("skos", SKOS.getURI());
        model.setNsPrefix("xsd", XSDDatatype.XSD + "#");
        Resource catalogue = model.createResource(iri("catalogue"), DCAT.Catalog);
        titled(catalogue, DCTerms.title, new Titles("Registre hos " + office, "Registers of " + office));
        titled(
                catalogue,
                DCTerms.description,
                new Titles(
                        "Registre, som myndigheder kan få adgang til efter aftale. Kataloget siger, hvad der findes, aldrig hvad der står i det.",
                        "Registers that authorities can have access to under an agreement. The catalogue says what there is, never what is in it."));
        catalogue.addProperty(DCTerms.publisher, agent(model, "catalogue#publisher", office));
        catalogue.addProperty(DCTerms.language, concept(model, "language", "DAN", "Dansk", "da"));
        catalogue.addProperty(DCTerms.language, concept(model, "language", "ENG", "English", "en"));
        catalogue.addProperty(FOAF.homepage, page(model, "catalogue"));
        for (DescribedRegister register : registers) {
            catalogue.addProperty(DCAT.dataset, dataset(model, register));
        }
        return model;
    }

    private String iri(String path) {
        return address.toString().replaceAll("/+$", "") + "/" + path;
    }

    private String registerPath(String register) {
        return "catalogue/" + UriUtils.encodePathSegment(register, StandardCharsets.UTF_8);
    }

    private Resource dataset(Model model, DescribedRegister register) {
        String path = registerPath(register.name());
        Resource dataset = model.createResource(iri(path), DCAT.Dataset);
        dataset.addProperty(DCTerms.identifier, register.name());
        titled(dataset, DCTerms.title, register.named());
        int variables = register.variables();
        titled(
                dataset,
                DCTerms.description,
                new Titles(
                        register.named().da() + ": register med " + variables + " variabler"
                                + unit(register, "; en række er om: "),
                        register.named().en() + ": a register of " + variables + " variables"
                                + unit(register, "; a row is about: ")));
        dataset.addProperty(DCTerms.accessRights, concept(model, "access-right", "NON_PUBLIC", "non-public", "en"));
        dataset.addProperty(DCAT.landingPage, page(model, path));
        dataset.addProperty(FOAF.page, page(model, path + "/ddi.xml"));
        if (!register.owner().isEmpty()) {
            dataset.addProperty(DCTerms.publisher, agent(model, path + "#owner", register.owner()));
        }
        if (!register.periods().isEmpty()) {
            dataset.addProperty(DCTerms.temporal, temporal(model, register.periods()));
            dataset.addProperty(DCAT.distribution, distribution(model, path));
        }
        if (register.held() != null) {
            register.held()
                    .successors()
                    .forEach(successor -> dataset.addProperty(
                            DCTerms.isReplacedBy, model.createResource(iri(registerPath(successor)))));
        }
        return dataset;
    }

    private static String unit(DescribedRegister register, String words) {
        return register.held() == null ? "" : words + register.held().unit();
    }

    /** How it can be had. */
    private Resource distribution(Model model, String path) {
        Resource distribution = model.createResource(iri(path + "#delivery"), DCAT.Distribution);
        titled(
                distribution,
                DCTerms.description,
                new Titles(
                        "Leveres afidentificeret til et lukket arbejdsrum efter aftale.",
                        "Delivered de-identified into a closed workspace under an agreement."));
        distribution.addProperty(DCAT.accessURL, page(model, path));
        return distribution;
    }

    private static Resource temporal(Model model, List<RegisterPeriod> periods) {
        String first = periods.getFirst().period();
        String firstDay =
                first.length() == 4 ? first + "-01-01" : first.substring(0, 4) + "-" + first.substring(4) + "-01";
        return model.createResource(DCTerms.PeriodOfTime)
                .addProperty(DCAT.startDate, model.createTypedLiteral(firstDay, XSDDatatype.XSDdate))
                .addProperty(
                        DCAT.endDate,
                        model.createTypedLiteral(periods.getLast().lastDay().toString(), XSDDatatype.XSDdate));
    }

    private Resource agent(Model model, String path, String name) {
        return model.createResource(iri(path), FOAF.Agent).addProperty(FOAF.name, XmlText.of(name));
    }

    private Resource page(Model model, String path) {
        return model.createResource(iri(path), FOAF.Document);
    }

    /** A concept of the European authority tables, with as much as a validator asks of it. */
    private static Resource concept(Model model, String table, String code, String label, String language) {
        Resource scheme = ResourceFactory.createResource(AUTHORITY + table);
        return model.createResource(AUTHORITY + table + "/" + code, SKOS.Concept)
                .addProperty(SKOS.prefLabel, label, language)
                .addProperty(SKOS.inScheme, scheme);
    }

    private static void titled(Resource resource, Property property, Titles titles) {
        resource.addProperty(property, XmlText.of(titles.da()), "da");
        resource.addProperty(property, XmlText.of(titles.en()), "en");
    }
}
