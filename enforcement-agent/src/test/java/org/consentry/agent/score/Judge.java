// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.score.candidate.Answer;
import org.consentry.agent.score.key.Fact;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Planted;
import org.consentry.agent.score.key.Secret;
import org.consentry.agent.score.raw.RawElement;
import org.consentry.agent.score.raw.RawItem;
import org.consentry.agent.score.raw.RawReader;

/** Holds the answer key against what a candidate made of the objects. */
final class Judge {
    private static final int DATE_DIGITS = 8;
    private static final int PREAMBLE_BYTES = 128;

    private final List<Planted> objects;
    private final List<Answer> answers;
    private final Outputs outputs;

    Judge(List<Planted> objects, List<Answer> answers) {
        this.objects = objects;
        this.answers = answers;
        this.outputs = new Outputs(objects, answers);
    }

    Score score() {
        Score score = new Score();
        for (int at = 0; at < objects.size(); at++) {
            Planted object = objects.get(at);
            switch (answers.get(at)) {
                case Answer.Released file -> released(object, file, score);
                case Answer.Refused refused -> score.refused(object, refused.why());
            }
        }
        return score;
    }

    private void released(Planted object, Answer.Released file, Score score) {
        RawItem now = outputs.of(object).orElseThrow();
        List<Verdict> verdicts = new ArrayList<>();
        for (Fact fact : object.key()) {
            boolean once = fact.kind() == Kind.UID_CONSISTENT && !outputs.isUsedAgain(fact.text());
            if (!once) {
                verdicts.add(verdict(object, fact, now));
            }
        }
        List<Secret> found = object.secrets().stream()
                .filter(secret -> Search.isIn(now, secret.text())
                        || Search.isIn(Arrays.copyOf(file.file(), PREAMBLE_BYTES), secret.text()))
                .toList();
        score.released(object, verdicts, found);
    }

    private Verdict verdict(Planted object, Fact fact, RawItem now) {
        Optional<RawElement> element = now.at(fact.path());
        Optional<RawElement> within = now.within(fact.path());
        String text = element.map(RawReader::text).orElse("");
        boolean filled = element.filter(found -> !text.isEmpty()
                        || !found.items().isEmpty()
                        || !found.fragments().isEmpty())
                .isPresent();
        boolean stands = within.filter(found -> Search.isIn(found, fact.text())).isPresent();
        return switch (fact.kind()) {
            case TAG_RETAINED -> stays(object, fact, within.isPresent());
            case TEXT_NOTNULL ->
                stays(
                        object,
                        fact,
                        filled
                                || within.filter(found -> found.value().length > 0)
                                        .isPresent());
            case TEXT_RETAINED -> stays(object, fact, stands);
            case TEXT_REMOVED -> goes(object, fact, stands);
            case UID_CHANGED -> goes(object, fact, stands);
            case DATE_SHIFTED -> {
                boolean leak = within.filter(
                                found -> Search.isIn(found, fact.text().substring(0, DATE_DIGITS)))
                        .isPresent();
                yield new Verdict(object.name(), fact, outputs.isShifted(object.patient(), fact.text(), text), leak);
            }
            case UID_CONSISTENT -> stays(object, fact, outputs.isConsistent(fact.text(), text));
            case PATID_CONSISTENT -> stays(object, fact, outputs.isPatientsOwn(object.patient(), text));
            case PIXELS_RETAINED -> stays(object, fact, samePixels(object, element));
            case PIXELS_HIDDEN ->
                goes(object, fact, element.filter(found -> shows(object, found)).isPresent());
        };
    }

    private static boolean samePixels(Planted object, Optional<RawElement> now) {
        byte[] before = object.dataset().at("7FE00010").map(Outputs::pixels).orElseThrow();
        return now.filter(found -> Arrays.equals(Outputs.pixels(found), before)).isPresent();
    }

    /** Whether half of the letters are still where they were. */
    private static boolean shows(Planted object, RawElement now) {
        byte[] before = object.dataset().at("7FE00010").orElseThrow().value();
        byte[] pixels = Outputs.pixels(now);
        long left = object.burned().stream()
                .filter(at -> at < pixels.length && pixels[at] == before[at])
                .count();
        return left * 2 >= object.burned().size();
    }

    private static Verdict stays(Planted object, Fact fact, boolean right) {
        return new Verdict(object.name(), fact, right, false);
    }

    private static Verdict goes(Planted object, Fact fact, boolean stands) {
        return new Verdict(object.name(), fact, !stands, stands);
    }
}
