"""The teacher's page: where learners find the room, how many have, and every run that trains or waits."""

import streamlit as st

from pages.parts import identity, navigation
from pages.sections.classroom import access, board, invitation, own_question, queue
from pages.web import classroom

st.title("Classroom", anchor=False)
address = classroom.current().address
if address is None:
    st.markdown("This page is for a class. Start one with `make class`.")
elif not identity.is_teacher():
    st.markdown("This page is for the teacher.")
elif board.is_presented():
    board.show()
else:
    invitation.show(address)
    own_question.show()
    board.show()
    queue.show()
    access.show()
st.divider()
st.page_link(navigation.MAP, label="Course map", icon=":material/map:")
