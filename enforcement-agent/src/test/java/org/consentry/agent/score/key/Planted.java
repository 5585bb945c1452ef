// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.agent.score.raw.RawItem;

/**
 * A made-up object with its part of the answer key.
 *
 * @param name kind and number, such as {@code CT-0017}
 * @param patient number of the person
 * @param patientId as it stands in the object
 * @param key what must become of each fact
 * @param secrets what must not stand anywhere in the file, pixels aside
 * @param held why nothing of it may leave under the product's rules; empty if it must leave
 * @param burned offsets of bytes of the pixel data that show text
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares them
public record Planted(
        String name,
        int patient,
        String patientId,
        RawItem dataset,
        byte[] file,
        List<Fact> key,
        List<Secret> secrets,
        Optional<String> held,
        List<Integer> burned,
        Map<Integer, String> representations) {}
