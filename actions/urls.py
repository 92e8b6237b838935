"""Addresses of the actions room, all beneath ``actions/``."""

from django.urls import include, path

from actions.views import (
    action,
    closing,
    evidence,
    exporting,
    importing,
    owning,
    plan,
    progress,
    proposing,
    raising,
    register,
)

app_name = "actions"

_evidence = [
    path("new/", evidence.EvidenceNew.as_view(), name="evidence_new"),
    path(
        "<slug:evidence>/decision/", evidence.EvidenceDecision.as_view(), name="evidence_decision"
    ),
    path("<slug:evidence>/version/", evidence.EvidenceVersion.as_view(), name="evidence_version"),
]

_action = [
    path("", action.ActionDetail.as_view(), name="action_detail"),
    path("edit/", action.ActionEdit.as_view(), name="action_edit"),
    path("assignment/", owning.ActionAssignment.as_view(), name="action_assignment"),
    path("contributors/", owning.ActionContributors.as_view(), name="action_contributors"),
    path("start/", progress.ActionStart.as_view(), name="action_start"),
    path("update/", progress.ActionUpdate.as_view(), name="action_update"),
    path("evidence/", include(_evidence)),
    path("extension/", progress.ActionExtension.as_view(), name="action_extension"),
    path(
        "extension/decision/",
        progress.ActionExtensionDecision.as_view(),
        name="action_extension_decision",
    ),
    path("sign-off/", closing.ActionSignOff.as_view(), name="action_sign_off"),
    path("closure/", closing.ActionClosure.as_view(), name="action_closure"),
    path("stop/", closing.ActionStop.as_view(), name="action_stop"),
    path("reopening/", closing.ActionReopening.as_view(), name="action_reopening"),
    path("impact/", closing.ActionImpact.as_view(), name="action_impact"),
]

_plan = [
    path("", plan.PlanDetail.as_view(), name="plan_detail"),
    path("edit/", plan.PlanEdit.as_view(), name="plan_edit"),
    path("proposals/", proposing.PlanProposals.as_view(), name="plan_proposals"),
    path("agreement/", plan.PlanAgreement.as_view(), name="plan_agreement"),
    path("actions/new/", raising.PlanActionNew.as_view(), name="plan_action_new"),
]

_exchange = [
    path("export/xlsx/", exporting.ActionExportXlsx.as_view(), name="action_export_xlsx"),
    path("export/csv/", exporting.ActionExportCsv.as_view(), name="action_export_csv"),
    path("import/", importing.ImportNew.as_view(), name="action_import"),
    path("import/template/", importing.ImportTemplate.as_view(), name="import_template"),
    path("import/<slug:code>/", importing.ImportDetail.as_view(), name="import_detail"),
]

_room = [
    path("", register.ActionList.as_view(), name="action_list"),
    path("new/", raising.ActionNew.as_view(), name="action_new"),
    path("plans/new/<slug:source>/", plan.PlanNew.as_view(), name="plan_new"),
    path("plans/<slug:code>/", include(_plan)),
    *_exchange,
    path("<slug:code>/", include(_action)),
]

urlpatterns = [path("actions/", include(_room))]
