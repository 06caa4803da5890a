package dk.sluse.scheme.contract;

import dk.sluse.people.Person;
import dk.sluse.people.proof.SignIn;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Casework;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is done on the way from an offer to a contract in force, by whoever may do it. */
@Component
public class ContractWork {

    private final Casework casework;
    private final Contracts contracts;
    private final ContractPapers papers;
    private final Commencement commencement;
    private final SignIn signIn;

    ContractWork(
            Casework casework, Contracts contracts, ContractPapers papers, Commencement commencement, SignIn signIn) {
        this.casework = casework;
        this.contracts = contracts;
        this.papers = papers;
        this.commencement = commencement;
        this.signIn = signIn;
    }

    /**
     * Takes the offer and names who answers for the authority's staff and who signs for it.
     *
     * @param seen version of the case that the person has looked at
     */
    @Transactional
    public Optional<CaseRefusal> accept(Person person, CaseId id, int seen, Named named) {
        return casework.attempt(person, id, CaseAction.ACCEPT_OFFER, before -> {
            if (before.version() != seen) {
                return Optional.of(CaseRefusal.WRONG_STATE);
            }
            Optional<CaseRefusal> refusal = commencement.refusalToName(person, before, named);
            if (refusal.isPresent()) {
                return refusal;
            }
            contracts.name(id, named, person.id());
            casework.move(before, person, CaseAction.ACCEPT_OFFER, "");
            return Optional.empty();
        });
    }

    /** Writes the contract and the authorisation agreement, and asks both sides to sign. */
    @Transactional
    public Optional<CaseRefusal> drawUp(Person person, CaseId id) {
        return casework.attempt(person, id, CaseAction.DRAW_UP, before -> {
            Named named = contracts.named(id).orElseThrow();
            if (!commencement.canName(before, named)) {
                return Optional.of(CaseRefusal.NAMED);
            }
            Optional<ContractPapers.Drawn> drawn = papers.draw(before, named, person);
            if (drawn.isEmpty()) {
                return Optional.of(CaseRefusal.CONTENT_INCOMPLETE);
            }
            contracts.add(id, drawn.get().contentVersion(), drawn.get().files(), person.id());
            commencement.appointSignatory(before, named, person.id());
            casework.move(before, person, CaseAction.DRAW_UP, "");
            return Optional.empty();
        });
    }

    /** What shows anew who somebody is. */
    public record Proof(String password, String code) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    /**
     * Signs for one's side. The last signature puts what was agreed in force.
     *
     * @param seen number of the contract that the person has looked at
     */
    @Transactional
    public Optional<CaseRefusal> sign(Person person, CaseId id, int seen, Proof proof) {
        return casework.attempt(person, id, CaseAction.SIGN, before -> {
            Contract contract = contracts.newest(id).orElseThrow();
            Side side = Side.of(person, before).orElseThrow();
            Optional<CaseRefusal> refusal = refusal(person, contract, side, seen);
            if (refusal.isPresent()) {
                return refusal;
            }
            Optional<CaseRefusal> obstacle =
                    commencement.obstacle(before, contract, contracts.named(id).orElseThrow());
            if (obstacle.isPresent()) {
                return obstacle;
            }
            if (!signIn.confirms(person, proof.password(), proof.code())) {
                return Optional.of(CaseRefusal.PROOF);
            }
            Contract signed = contracts.sign(contract, side, person.id());
            if (signed.isComplete()) {
                SchemeId scheme =
                        commencement.begin(before, signed, contracts.named(id).orElseThrow(), person.id());
                casework.move(before.about(scheme), person, CaseAction.SIGN_LAST, "");
            } else {
                casework.move(before, person, CaseAction.SIGN, "");
            }
            return Optional.empty();
        });
    }

    /** Whether the person has something to sign now. */
    public boolean isAskedToSign(Person person, Case one) {
        Optional<Side> side = Side.of(person, one);
        Optional<Contract> contract = contracts.newest(one.id());
        return side.isPresent()
                && contract.isPresent()
                && refusal(person, contract.get(), side.get(), contract.get().number())
                        .isEmpty();
    }

    /** Nobody signs twice, what he has not seen, in place of who was named, or for the office what he wrote himself. */
    private Optional<CaseRefusal> refusal(Person person, Contract contract, Side side, int seen) {
        if (contract.number() != seen) {
            return Optional.of(CaseRefusal.WRONG_STATE);
        }
        if (contract.isSignedBy(side)) {
            return Optional.of(CaseRefusal.ANSWERED);
        }
        boolean ownWork = side == Side.OFFICE && contract.drawnUpBy().equals(person.id());
        boolean another = side == Side.AUTHORITY
                && contracts
                        .named(contract.caseId())
                        .filter(named -> named.signatory().email().equals(person.email()))
                        .isEmpty();
        return ownWork || another ? Optional.of(CaseRefusal.NOT_YOUR_PART) : Optional.empty();
    }
}
