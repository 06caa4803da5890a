package dk.sluse.scheme.web;

import dk.sluse.people.Contact;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.contract.Contract;
import dk.sluse.scheme.contract.ContractPapers;
import dk.sluse.scheme.contract.ContractWork;
import dk.sluse.scheme.contract.Contracts;
import dk.sluse.scheme.contract.Named;
import dk.sluse.scheme.contract.Side;
import dk.sluse.scheme.contract.Signature;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** From an offer to a contract in force: who is named, what is written, who signs. */
@Controller
class ContractController {

    /**
     * A case's contract.
     *
     * @param named whom the authority named, or would by what is known of it; empty names where nobody is known
     * @param contract as drawn up last; null if none was
     * @param names of those who signed
     * @param actions what the person may do now
     * @param asked whether the person has something to sign now
     */
    record ContractPage(
            Case one,
            Named named,
            @Nullable Contract contract,
            Map<String, String> names,
            Set<CaseAction> actions,
            boolean asked,
            @Nullable CaseRefusal refusal) {

        public boolean may(String action) {
            return actions.contains(CaseAction.valueOf(action));
        }

        /** When a side signed, and who; null while it has not. */
        public @Nullable Signature signature(String side) {
            return contract == null
                    ? null
                    : contract.signatures().stream()
                            .filter(one -> one.side() == Side.valueOf(side))
                            .findFirst()
                            .orElse(null);
        }
    }

    private static final Contact NOBODY = new Contact("", "");

    private final Contracts contracts;
    private final ContractWork work;
    private final ContractPapers papers;
    private final CasePermissions permissions;
    private final People people;

    ContractController(
            Contracts contracts, ContractWork work, ContractPapers papers, CasePermissions permissions, People people) {
        this.contracts = contracts;
        this.work = work;
        this.papers = papers;
        this.permissions = permissions;
        this.people = people;
    }

    @GetMapping("/cases/{id}/contract")
    String contract(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable CaseRefusal refused,
            Model model) {
        Case one = seen(person, id);
        return page(person, one, contracts.named(one.id()).orElseGet(() -> known(person, one)), refused, model);
    }

    private String page(Person person, Case one, Named named, @Nullable CaseRefusal refusal, Model model) {
        Optional<Contract> contract = contracts.newest(one.id());
        Set<CaseAction> actions = Set.copyOf(permissions.open(person, one));
        boolean asked = actions.contains(CaseAction.SIGN) && work.isAskedToSign(person, one);
        Map<String, String> names = people.names(contract.stream()
                .flatMap(found -> found.signatures().stream().map(Signature::person))
                .map(PersonId::value)
                .collect(Collectors.toSet()));
        model.addAttribute("page", new ContractPage(one, named, contract.orElse(null), names, actions, asked, refusal));
        return "scheme/contract";
    }

    /** What the form begins with: those who have the parts already. */
    private Named known(Person person, Case one) {
        return new Named(person.language(), having(one, Role.RESPONSIBLE), having(one, Role.SIGNATORY));
    }

    private Contact having(Case one, Role role) {
        return people.of(one.authority()).stream()
                .filter(person -> person.is(role))
                .findFirst()
                .map(person -> new Contact(person.name(), person.email()))
                .orElse(NOBODY);
    }

    @PostMapping("/cases/{id}/acceptance")
    String accept(
            Person person,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String responsibleName,
            @RequestParam(defaultValue = "") String responsibleEmail,
            @RequestParam(defaultValue = "") String signatoryName,
            @RequestParam(defaultValue = "") String signatoryEmail,
            Locale language,
            Model model) {
        Case one = seen(person, id);
        Named named = new Named(
                language, new Contact(responsibleName, responsibleEmail), new Contact(signatoryName, signatoryEmail));
        Optional<CaseRefusal> refusal = work.accept(person, one.id(), version, named);
        return refusal.filter(CaseRefusal.NAMED::equals).isPresent()
                ? page(person, one, named, CaseRefusal.NAMED, model)
                : answer(one.id(), refusal);
    }

    @PostMapping("/cases/{id}/contract")
    String drawUp(Person person, @PathVariable String id) {
        CaseId known = seen(person, id).id();
        return answer(known, work.drawUp(person, known));
    }

    @PostMapping("/cases/{id}/signature")
    String sign(
            Person person,
            @PathVariable String id,
            @RequestParam int number,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code) {
        CaseId known = seen(person, id).id();
        return answer(known, work.sign(person, known, number, new ContractWork.Proof(password, code.replace(" ", ""))));
    }

    @GetMapping("/cases/{id}/papers/{kind}")
    ResponseEntity<Resource> paper(Person person, @PathVariable String id, @PathVariable String kind) {
        Case one = seen(person, id);
        Contract contract =
                contracts.newest(one.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String sha256 = Stream.of(ContractPapers.Kind.values())
                .filter(paper -> paper.name().equalsIgnoreCase(kind))
                .map(paper -> paper == ContractPapers.Kind.CONTRACT
                        ? contract.contractSha256()
                        : contract.authorisationSha256())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pdf(one.id().value() + "-" + kind, new FileSystemResource(papers.file(one.id(), sha256)));
    }

    /** A PDF that is saved, not shown. */
    static ResponseEntity<Resource> pdf(String name, Resource file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(file);
    }

    private static String answer(CaseId id, Optional<CaseRefusal> refusal) {
        return CaseworkController.answer(id, "/contract", refusal);
    }

    private Case seen(Person person, String id) {
        return permissions.visible(person, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
