"""Addresses of the reviews room, all beneath ``learning/``."""

from django.urls import include, path

from reviews.views import (
    answer,
    bar,
    conclusion,
    entering,
    finding,
    panel,
    recommendation,
    recommending,
    restriction,
    source,
    taking_back,
)

app_name = "reviews"

_panel = [
    path("new/", panel.PlaceNew.as_view(), name="place_new"),
    path("<slug:person>/", panel.PlaceDetail.as_view(), name="place_detail"),
    path("<slug:person>/agreement/", panel.PlaceAgreement.as_view(), name="place_agreement"),
    path(
        "<slug:person>/taking-back/",
        taking_back.PlaceTakingBack.as_view(),
        name="place_taking_back",
    ),
    path("<slug:person>/ending/", panel.PlaceEnding.as_view(), name="place_ending"),
    path(
        "<slug:person>/ending/agreement/",
        panel.PlaceEndingAgreement.as_view(),
        name="place_ending_agreement",
    ),
    path(
        "<slug:person>/ending/taking-back/",
        taking_back.PlaceEndingTakingBack.as_view(),
        name="place_ending_taking_back",
    ),
]

_bars = [
    path("new/", bar.BarNew.as_view(), name="bar_new"),
    path("<slug:person>/", bar.BarDetail.as_view(), name="bar_detail"),
    path("<slug:person>/agreement/", bar.BarAgreement.as_view(), name="bar_agreement"),
    path("<slug:person>/taking-back/", taking_back.BarTakingBack.as_view(), name="bar_taking_back"),
    path("<slug:person>/lifting/", bar.BarLifting.as_view(), name="bar_lifting"),
    path(
        "<slug:person>/lifting/agreement/",
        bar.BarLiftingAgreement.as_view(),
        name="bar_lifting_agreement",
    ),
    path(
        "<slug:person>/lifting/taking-back/",
        taking_back.BarLiftingTakingBack.as_view(),
        name="bar_lifting_taking_back",
    ),
]

_source = [
    path("", source.SourceDetail.as_view(), name="source_detail"),
    path("edit/", source.SourceEdit.as_view(), name="source_edit"),
    path("closure/", source.SourceClosure.as_view(), name="source_closure"),
    path("restriction/", restriction.SourceRestriction.as_view(), name="source_restriction"),
    path("opening/", restriction.SourceOpening.as_view(), name="source_opening"),
    path(
        "opening/agreement/",
        restriction.SourceOpeningAgreement.as_view(),
        name="source_opening_agreement",
    ),
    path(
        "opening/taking-back/",
        taking_back.SourceOpeningTakingBack.as_view(),
        name="source_opening_taking_back",
    ),
    path("review/", entering.PracticeReviewDetail.as_view(), name="practice_review_detail"),
    path("review/edit/", entering.PracticeReviewEdit.as_view(), name="practice_review_edit"),
    path("findings/new/", finding.FindingNew.as_view(), name="finding_new"),
    path(
        "recommendations/new/",
        recommending.RecommendationNew.as_view(),
        name="recommendation_new",
    ),
    path(
        "recommendations/entry/",
        recommending.RecommendationEntry.as_view(),
        name="recommendation_entry",
    ),
    path("panel/", include(_panel)),
    path("bars/", include(_bars)),
]

_recommendation = [
    path("", recommendation.RecommendationDetail.as_view(), name="recommendation_detail"),
    path("edit/", recommending.RecommendationEdit.as_view(), name="recommendation_edit"),
    path(
        "agencies/",
        recommending.RecommendationAgencies.as_view(),
        name="recommendation_agencies",
    ),
    path(
        "conclusion/",
        conclusion.RecommendationConclusion.as_view(),
        name="recommendation_conclusion",
    ),
    path("answers/<slug:agency>/", answer.AnswerDetail.as_view(), name="answer_detail"),
    path("answers/<slug:agency>/response/", answer.AnswerGiving.as_view(), name="answer_giving"),
    path(
        "answers/<slug:agency>/reopening/",
        answer.AnswerReopening.as_view(),
        name="answer_reopening",
    ),
]

_room = [
    path("sources/", source.SourceList.as_view(), name="source_list"),
    path("sources/new/", entering.SourceNew.as_view(), name="source_new"),
    path(
        "sources/new/practice-review/",
        entering.PracticeReviewNew.as_view(),
        name="practice_review_new",
    ),
    path(
        "sources/new/national-review/",
        entering.NationalReviewNew.as_view(),
        name="national_review_new",
    ),
    path("sources/<str:code>/", include(_source)),
    path("findings/", finding.FindingList.as_view(), name="finding_list"),
    path("findings/<str:code>/", finding.FindingDetail.as_view(), name="finding_detail"),
    path("findings/<str:code>/edit/", finding.FindingEdit.as_view(), name="finding_edit"),
    path(
        "recommendations/",
        recommendation.RecommendationList.as_view(),
        name="recommendation_list",
    ),
    path("recommendations/<str:code>/", include(_recommendation)),
]

urlpatterns = [path("learning/", include(_room))]
