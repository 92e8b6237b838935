from django.urls import URLPattern, URLResolver, include, path

from partnership.views import (
    adoption,
    agency,
    appointment,
    clause,
    invitation,
    membership,
    priority,
    seat,
    subgroup,
)
from partnership.views import partnership as front
from partnership.views import terms as terms_views
from partnership.views.accepting import InvitationAccept
from partnership.views.ending import MembershipEnding
from partnership.views.withdrawal import TermsWithdrawal

app_name = "partnership"

agencies = [
    path("", agency.AgencyList.as_view(), name="agency_list"),
    path("new/", agency.AgencyNew.as_view(), name="agency_new"),
    path("<slug:slug>/", agency.AgencyDetail.as_view(), name="agency_detail"),
    path("<slug:slug>/edit/", agency.AgencyEdit.as_view(), name="agency_edit"),
    path("<slug:slug>/renaming/", agency.AgencyRenaming.as_view(), name="agency_renaming"),
    path("<slug:slug>/succession/", agency.AgencySuccession.as_view(), name="agency_succession"),
    path("<slug:slug>/closure/", agency.AgencyClosure.as_view(), name="agency_closure"),
]

members = [
    path("", membership.MembershipList.as_view(), name="membership_list"),
    path("<slug:slug>/", membership.MembershipDetail.as_view(), name="membership_detail"),
    path("<slug:slug>/edit/", membership.MembershipEdit.as_view(), name="membership_edit"),
    path("<slug:slug>/ending/", MembershipEnding.as_view(), name="membership_ending"),
]

invitations = [
    path("", invitation.InvitationList.as_view(), name="invitation_list"),
    path("new/", invitation.InvitationNew.as_view(), name="invitation_new"),
    path("<slug:code>/", invitation.InvitationDetail.as_view(), name="invitation_detail"),
    path("<slug:code>/repeat/", invitation.InvitationRepeat.as_view(), name="invitation_repeat"),
    path(
        "<slug:code>/withdrawal/",
        invitation.InvitationWithdrawal.as_view(),
        name="invitation_withdrawal",
    ),
]

appointments = [
    path("new/", appointment.AppointmentNew.as_view(), name="appointment_new"),
    path("<slug:member>/edit/", appointment.AppointmentEdit.as_view(), name="appointment_edit"),
    path(
        "<slug:member>/ending/", appointment.AppointmentEnding.as_view(), name="appointment_ending"
    ),
]

seats = [
    path("new/", seat.SeatNew.as_view(), name="seat_new"),
    path("<slug:code>/", seat.SeatDetail.as_view(), name="seat_detail"),
    path("<slug:code>/edit/", seat.SeatEdit.as_view(), name="seat_edit"),
    path("<slug:code>/removal/", seat.SeatRemoval.as_view(), name="seat_removal"),
    path("<slug:code>/appointments/", include(appointments)),
]

clauses = [
    path("new/", clause.ClauseNew.as_view(), name="clause_new"),
    path("<str:clause>/edit/", clause.ClauseEdit.as_view(), name="clause_edit"),
    path("<str:clause>/striking/", clause.ClauseStriking.as_view(), name="clause_striking"),
]

terms = [
    path("new/", terms_views.TermsNew.as_view(), name="terms_new"),
    path("<int:number>/", terms_views.TermsDetail.as_view(), name="terms_detail"),
    path("<int:number>/edit/", terms_views.TermsEdit.as_view(), name="terms_edit"),
    path("<int:number>/comparison/", adoption.TermsComparison.as_view(), name="terms_comparison"),
    path("<int:number>/adoption/", adoption.TermsAdoption.as_view(), name="terms_adoption"),
    path("<int:number>/withdrawal/", TermsWithdrawal.as_view(), name="terms_withdrawal"),
    path("<int:number>/clauses/", include(clauses)),
]

groups = [
    path("", subgroup.SubgroupList.as_view(), name="subgroup_list"),
    path("new/", subgroup.SubgroupNew.as_view(), name="subgroup_new"),
    path("<slug:slug>/", subgroup.SubgroupDetail.as_view(), name="subgroup_detail"),
    path("<slug:slug>/edit/", subgroup.SubgroupEdit.as_view(), name="subgroup_edit"),
    path("<slug:slug>/ending/", subgroup.SubgroupEnding.as_view(), name="subgroup_ending"),
    path("<slug:group>/seats/", include(seats)),
    path("<slug:group>/terms/", include(terms)),
]

priorities = [
    path("", priority.PriorityList.as_view(), name="priority_list"),
    path("new/", priority.PriorityNew.as_view(), name="priority_new"),
    path("<slug:slug>/", priority.PriorityDetail.as_view(), name="priority_detail"),
    path("<slug:slug>/edit/", priority.PriorityEdit.as_view(), name="priority_edit"),
    path("<slug:slug>/closure/", priority.PriorityClosure.as_view(), name="priority_closure"),
]

room = [
    path("", front.PartnershipDetail.as_view(), name="partnership_detail"),
    path("settings/", front.SettingsDetail.as_view(), name="settings_detail"),
    path("settings/edit/", front.SettingsEdit.as_view(), name="settings_edit"),
    path("agencies/", include(agencies)),
    path("members/", include(members)),
    path("invitations/", include(invitations)),
    path("groups/", include(groups)),
    path("terms/", terms_views.TermsList.as_view(), name="terms_list"),
    path("priorities/", include(priorities)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("partnership/", include(room)),
    path("invitation/<str:token>/", InvitationAccept.as_view(), name="invitation_accept"),
]
