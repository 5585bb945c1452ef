// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.picture.PictureKind;

/** Which kind of picture a program takes. */
public final class WantedPicture {
    private static final int NOT_ACCEPTABLE = 406;
    private static final List<String> ANY = List.of("*/*", "image/*");

    private WantedPicture() {}

    /**
     * The first kind that the Accept fields of a request name; JPEG if they name none.
     *
     * @throws RefusedBodyException with 406 if there is no such kind
     */
    public static PictureKind of(List<String> fields) {
        List<PictureKind> kinds = new ArrayList<>();
        for (String field : fields.isEmpty() ? List.of("*/*") : fields) {
            for (String range : field.split(",", -1)) {
                MediaType.of(range)
                        .filter(type -> !type.isRefused())
                        .flatMap(type -> kind(type.type()))
                        .ifPresent(kinds::add);
            }
        }
        if (kinds.isEmpty()) {
            throw new RefusedBodyException(NOT_ACCEPTABLE, "expected to answer in image/jpeg or image/png");
        }
        return kinds.getFirst();
    }

    private static Optional<PictureKind> kind(String type) {
        return ANY.contains(type) ? Optional.of(PictureKind.JPEG) : PictureKind.named(type);
    }
}
