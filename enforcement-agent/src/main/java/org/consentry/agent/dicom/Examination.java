// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.AnatomySource;
import org.consentry.agent.deidentify.ConsentStamp;
import org.consentry.agent.deidentify.HeaderMemory;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.pixels.TextRemoval;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ExportRuling;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.agent.replica.RulingMemory;
import org.consentry.policy.Basis;
import org.consentry.policy.Deny;
import org.consentry.policy.Effect;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.export.ExportQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Examines objects for one route: whose each is, whether its patient and the rules let it go, and how its header may
 * leave. Writes nothing down and releases nothing. Recipient and purpose are those of the route, whatever the sender
 * says. For one thread: what was found out about a slice serves the next.
 */
final class Examination {
    /** Both are fulfilled by the one profile: the facts go, and a code stands in place of the name. */
    static final Set<Obligation> SUPPORTED = Set.of(Obligation.DEID, Obligation.PSEUD);

    private static final String NO_REGIME = "none";

    private final GatewayParts parts;
    private final SiteHabits habits;
    private final ExportRoute route;
    private final RulingMemory rulings;
    private final HeaderMemory headers;
    private final Optional<TextRemoval> removal;

    /**
     * For one association, or one object, whose pixels are not read: what may show text stays, and so does what has to
     * be read on this route.
     *
     * @param route the route as the caller found it
     * @param rehearsal whether the route counts as open; then nothing may leave on a finding
     */
    Examination(GatewayParts parts, SiteHabits habits, ExportRoute route, boolean rehearsal) {
        this(parts, habits, route, rehearsal, Optional.empty());
    }

    /** The same, whose pixels are read and cleaned of text if the site does so on this route. */
    static Examination reading(GatewayParts parts, SiteHabits habits, ExportRoute route, boolean rehearsal) {
        return new Examination(
                parts, habits, route, rehearsal, parts.pixels().on(route.route().calledAe()));
    }

    private Examination(
            GatewayParts parts,
            SiteHabits habits,
            ExportRoute route,
            boolean rehearsal,
            Optional<TextRemoval> removal) {
        this.parts = parts;
        this.habits = habits;
        this.route = route;
        this.rulings = new RulingMemory(parts.policy(), rehearsal);
        this.headers = parts.deidentifier().memory();
        this.removal = removal;
    }

    /** The route as the caller found it. */
    ExportRoute route() {
        return route;
    }

    /** How a header is de-identified. */
    private interface Cleaning {
        Outcome of(Dataset header, PatientId patient, RecipientId recipient, AnatomySource silent);
    }

    /**
     * Examines a header by this view. Pixels that have to be read take seconds; then the newest view counts.
     *
     * @throws org.consentry.agent.dataset.MalformedDatasetException if pixels have to be read and are malformed
     */
    Finding of(ReplicaView view, Instance instance, Header header) {
        Finding finding = of(view, instance, header, headers::deidentify);
        return switch (finding) {
            case Finding.Unfit unfit
            when unfit.deny().reason() == Reason.BURNED_IN_TEXT && removal.isPresent() ->
                read(of(view, instance, header, parts.deidentifier()::besidesText), instance, header);
            case Finding.Fit fit when mustRead(fit, header) -> read(fit, instance, header);
            default -> finding;
        };
    }

    /** Whether the header says nothing of text, and the site has pixels read all the same where a name is taken off. */
    private boolean mustRead(Finding.Fit fit, Header header) {
        return !fit.cleaned().methods().isEmpty()
                && parts.pixels().mustRead(route.route().calledAe(), header);
    }

    /** @param before what was found about the object besides its text */
    private Finding read(Finding before, Instance instance, Header header) {
        if (before instanceof Finding.Unfit) {
            return before;
        }
        return switch (removal.map(remover -> PixelReading.of(header, remover)).orElseGet(PixelReading::notHere)) {
            case PixelReading.Result.Unread unread -> stopped(unread.why(), before.ground());
            case PixelReading.Result.Read read ->
                read.reading().finding(of(parts.replica().view(), instance, header, parts.deidentifier()::besidesText));
        };
    }

    private Finding of(ReplicaView view, Instance instance, Header header, Cleaning cleaning) {
        Optional<Deny> undecidable = undecidable(view, instance);
        if (undecidable.isPresent()) {
            return new Finding.Unfit(undecidable.get(), Optional.empty(), undecided(view));
        }
        ExportRuling ruling =
                ruling(view, instance.patient().orElseThrow(), instance.study().orElseThrow());
        Ground ground = ground(ruling);
        return switch (ruling.decision()) {
            case Permit permit -> permitted(permit, header, ground, cleaning);
            case Deny deny -> new Finding.Unfit(deny, Optional.empty(), ground);
        };
    }

    /**
     * Why nothing of a study may leave, before any object of it is there; empty if its patient and the rules let it go.
     * Each object is examined when it comes.
     */
    Optional<Refusal> closed(ReplicaView view, StudyUid study) {
        ExportRuling ruling = ruling(view, null, study);
        return switch (ruling.decision()) {
            case Permit _ -> Optional.empty();
            case Deny deny ->
                Optional.of(new Refusal(
                        view.study(study).map(LinkedStudy::patient).orElse(null), study, deny, ground(ruling)));
        };
    }

    /**
     * Facts about a study that come without any object of it, as they may be shown; empty if they may not. Its patient
     * must be the study's, and the study known.
     */
    Optional<Shown> shown(ReplicaView view, Instance instance, Dataset facts) {
        if (undecidable(view, instance).isPresent()
                || closed(view, instance.study().orElseThrow()).isPresent()) {
            return Optional.empty();
        }
        ExportRuling ruling =
                ruling(view, instance.patient().orElseThrow(), instance.study().orElseThrow());
        return switch (ruling.decision()) {
            case Permit permit -> shown(permit, facts, ground(ruling));
            case Deny _ -> Optional.empty();
        };
    }

    private Optional<Shown> shown(Permit permit, Dataset facts, Ground ground) {
        Outcome outcome = permit.obligations().stream().anyMatch(SUPPORTED::contains)
                ? parts.deidentifier()
                        .facts(
                                facts,
                                permit.request().patient(),
                                permit.request().recipient().id())
                : new Outcome.Cleaned(facts, List.of());
        return outcome instanceof Outcome.Cleaned cleaned
                ? Optional.of(new Shown(permit, cleaned, ground))
                : Optional.empty();
    }

    /** What stands in a record about an object that could not be decided on. */
    static Ground undecided(ReplicaView view) {
        return new Ground(
                view.position(), view.regimes().map(RegimeSet::toString).orElse(NO_REGIME), "");
    }

    /** The route as it is now; empty if there is none. */
    Optional<ExportRoute> now() {
        return parts.replica().view().route(route.route().calledAe());
    }

    private Finding permitted(Permit permit, Header header, Ground ground, Cleaning cleaning) {
        Optional<ExportRoute> now = now();
        Optional<String> outside = now.flatMap(found -> outside(found, header));
        if (outside.isPresent()) {
            return new Finding.Unfit(byAgent(Reason.KIND_NOT_TAKEN, outside.get()), outside, ground);
        }
        Optional<String> region =
                now.map(found -> found.route().agreed().region()).map(BodyRegion::name);
        return switch (clean(permit, header.dataset(), region, cleaning)) {
            case Outcome.Cleaned cleaned -> new Finding.Fit(permit, cleaned, region, ground);
            case Outcome.Refused stained -> stopped(stained, ground);
        };
    }

    /** The element by which the route as it is now does not take the object. */
    private static Optional<String> outside(ExportRoute now, Header header) {
        String sopClass = header.dataset().string(Tag.SOP_CLASS_UID).orElse("");
        return now.route().limits().outside(sopClass, header.syntax().uid());
    }

    /** The refusal with the element that it rests on, which an administrator may be able to set. */
    private static Finding stopped(Outcome.Refused stained, Ground ground) {
        Optional<String> element = stained.element();
        Deny deny = element.map(by -> byAgent(stained.reason(), by)).orElseGet(() -> new Deny(stained.reason()));
        return new Finding.Unfit(deny, element, ground);
    }

    /** A refusal that the agent itself stands for. */
    static Deny byAgent(Reason reason, String by) {
        return new Deny(reason, null, List.of(new Basis(Basis.Source.AGENT, by, null, Effect.DENY)));
    }

    private ExportRuling ruling(ReplicaView view, @Nullable PatientId patient, StudyUid study) {
        return rulings.rule(view, question(patient, study), parts.clock().now());
    }

    private static Ground ground(ExportRuling ruling) {
        return new Ground(ruling.position(), ruling.regime(), ruling.id());
    }

    private ExportQuestion question(@Nullable PatientId patient, StudyUid study) {
        return ExportQuestion.disclosing(
                        patient,
                        study,
                        route.recipient().id(),
                        Set.of(route.route().purpose()),
                        SUPPORTED)
                .on(route.route().calledAe());
    }

    /**
     * The header as this permit lets it leave. An object that carries its patient's no is refused in any case.
     *
     * @param region the part of the body that the route's agreement covers now: who takes it back stops the very next
     *     image
     */
    private Outcome clean(Permit permit, Dataset header, Optional<String> region, Cleaning cleaning) {
        if (permit.obligations().stream().anyMatch(SUPPORTED::contains)) {
            return cleaning.of(
                    header,
                    permit.request().patient(),
                    permit.request().recipient().id(),
                    new AnatomySource(region, habits.procedures()));
        }
        Optional<Outcome.Refused> withheld = ConsentStamp.refusal(header);
        return withheld.isPresent() ? withheld.get() : new Outcome.Cleaned(header, List.of());
    }

    /** Why an object cannot even be asked about; empty if it can. */
    private Optional<Deny> undecidable(ReplicaView view, Instance instance) {
        Optional<Deny> nobody = instance.unidentified(view);
        if (nobody.isPresent()) {
            return nobody;
        }
        if (instance.study().isEmpty()) {
            return Optional.of(new Deny(Reason.MISSING_ATTR, "study", List.of()));
        }
        boolean sameRoute = view.route(route.route().calledAe())
                .filter(now -> now.route().place().equals(route.route().place()))
                .filter(now -> now.recipient().id().equals(route.recipient().id()))
                .filter(now -> now.route().purpose().equals(route.route().purpose()))
                .isPresent();
        return sameRoute ? Optional.empty() : Optional.of(new Deny(Reason.DEST_UNREGISTERED));
    }
}
