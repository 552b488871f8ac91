/// Every name that a template may use. A name that is not here is a mistake, found when the template is read.
enum Name: String, Sendable, CaseIterable {
  case address, addressee, advice, allClasses, articleItem, articleSeven, campaignFound, campaignSenders
  case campaignServices, campaignSites, campaignState, campaignSubject, campaignTold, campaignWhat
  case campaigns, cardPeople, cardRecords, cardRows, caseTitle, cause, causeCertainty, causeTechnique
  case causeWeakness, causeWhat, causes, certainties, certainty, certaintyPeople, certaintyRecords, change
  case changes, channelAudience, channelCost, channelKind, channelNote, channelPage, channelValue
  case channels, claim, claimProof, claims, className, compensationCap, compensationCondition
  case compensationDeclared, compensationHeads, compensationHow, compensationTold, compensations
  case contactDepartment, contactMail, contactName, contactPhone, countries, country, countryPeople
  case countryRecords, course, courseZone, decisions, delayReason, delayReasons, deskAfterwards, deskCloses,
    deskHours
  case deskIsClosed, deskName, deskPeriod, discoverer, documentDate, evidence, evidenceFacts, evidenceHash
  case evidenceHeading, evidenceName, evidenceNumber, evidenceProof, evidenceSteps, exposures, filingKind
  case filingReference, filingTo, filingWhat, filings, finalReportDate, finalReportTitle, firstReportDate
  case firstReportTitle, grounds, groupAdvice, groupClassList, groupClasses, groupPeople, groupPhrase
  case groupRecords, groupTitle, harm, harmStatus, harms, hasAddress, hasBank, hasCard, hasCards
  case hasClaims, hasCompensation, hasCountries, hasCounts, hasCourse, hasDecisions, hasEvidence
  case hasFilings, hasGroupAdvice, hasHarms, hasHashedPassword, hasIndividual, hasMail, hasMeasures
  case hasNegatives, hasNotAffected, hasOverlap, hasPhishing
  case hasPlainPassword, hasPrevious, hasPromises, hasPublications, hasSecretQuestion, hasSites
  case hasSources, incidentTitle, individual, individualPeople, individualRecords, industry, inquiries
  case inquiry, investigator, isAllProven, isStatutory, isConfirmed, isFinalReport, isFirst, isIntrusion,
    isLast,
    isLateForGDPR
  case isProcessor, knowledge, knowledgeSource, knowledgeToDocument, label, lastReport, leakSentence
  case leaks, learnt, ledgerEntry, ledgerHash, legalGround, mailings, measures, media, negatives
  case nextUpdate, no, notAffected, occurrence, officerMail, officerName, officerPhone, organisation
  case others, period, periodDays, periodTold, personClasses, personGroups, previous, previousDate
  case previousTitle, processor, processorContact, processors, promise, promiseDue, promiseOwner
  case promiseSource, promiseStatus, promises, publications, recipient, recordsSentence, reportToDocument
  case representative, rowClasses, rowNumber, rowPeople, rowRecords, rowTitle, rows, safeguards, services
  case site, source, sourceAddress, sources, system, systemName, systems, totalPeople, totalRecords, trace
  case traceToKnowledge, value, what, when, who
}
