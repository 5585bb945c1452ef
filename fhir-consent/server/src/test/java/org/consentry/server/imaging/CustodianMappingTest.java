// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.RecipientId;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustodianMappingTest {
    private static final CustodianMapping MERCY = new CustodianMapping(new FacilityConfig(new RecipientId("mercy")));

    @Test
    void aScanThatNamesNobodyIsKeptByTheFacility() {
        // No scan had a custodian, so no yes for one could ever count.
        assertThat(MERCY.of(new ImagingStudy())).isEqualTo(new RecipientId("mercy"));
        assertThat(new CustodianMapping(new FacilityConfig(null)).of(new ImagingStudy()))
                .isNull();
    }

    @Test
    void itsOwnCustodianComesFirst() {
        Identifier slug = new Identifier()
                .setSystem("https://consentry.org/fhir/recipient")
                .setValue("clinic");
        ImagingStudy located = new ImagingStudy().setLocation(new Reference("#here"));
        Location here = new Location().setManagingOrganization(new Reference("Organization/clinic"));
        here.setId("here");
        located.addContained(here);

        assertThat(MERCY.of(naming(new Reference("Organization/clinic")))).isEqualTo(new RecipientId("clinic"));
        assertThat(MERCY.of(naming(new Reference().setIdentifier(slug)))).isEqualTo(new RecipientId("clinic"));
        assertThat(MERCY.of(located)).isEqualTo(new RecipientId("clinic"));
    }

    @Test
    void oneThatCannotBeUnderstoodIsNobodysAndNeverTheFacilitys() {
        ImagingStudy two = naming(new Reference("Organization/clinic"));
        two.addExtension(
                naming(new Reference("Organization/mercy")).getExtension().get(0));

        assertThat(MERCY.of(naming(new Reference("https://elsewhere.example/Organization/clinic"))))
                .isNull();
        assertThat(MERCY.of(naming(new Reference("Practitioner/clinic")))).isNull();
        assertThat(MERCY.of(naming(new Reference()))).isNull();
        assertThat(MERCY.of(naming(new StringType("clinic")))).isNull();
        assertThat(MERCY.of(naming(null))).isNull();
        assertThat(MERCY.of(two)).isNull();
    }

    @Test
    void theSettingIsTheIdOfAnOrganization() {
        List<String> mistakes = new ArrayList<>();

        assertThat(FacilityConfig.read(key -> Optional.of("mercy"), mistakes).organization())
                .isEqualTo(new RecipientId("mercy"));
        assertThat(FacilityConfig.read(key -> Optional.empty(), mistakes).organization())
                .isNull();
        assertThat(mistakes).isEmpty();
        assertThat(FacilityConfig.read(key -> Optional.of("Mercy Hospital"), mistakes)
                        .organization())
                .isNull();
        assertThat(mistakes).singleElement().asString().startsWith("facility-organization");
    }

    private static ImagingStudy naming(@Nullable Type custodian) {
        ImagingStudy study = new ImagingStudy();
        study.addExtension()
                .setUrl("https://consentry.org/fhir/StructureDefinition/custodian")
                .setValue(custodian);
        return study;
    }
}
