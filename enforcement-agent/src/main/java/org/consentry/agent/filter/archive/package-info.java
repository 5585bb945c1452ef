// SPDX-License-Identifier: Apache-2.0
/** The hospital's archive as the filter asks it: which studies an Accession Number stands for. */
@NullMarked
package org.consentry.agent.filter.archive;

import org.jspecify.annotations.NullMarked;
