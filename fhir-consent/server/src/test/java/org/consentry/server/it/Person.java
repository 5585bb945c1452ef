// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;

/**
 * A fictional patient with one scan, registered at the server.
 *
 * @param id logical id of the Patient
 * @param number hospital number
 * @param studyId logical id of the ImagingStudy
 * @param study Study Instance UID
 */
record Person(String id, PatientId number, String studyId, StudyUid study) {}
