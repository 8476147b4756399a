//! What stands around a claim and changes what it says: the marks that scope gives it.

use std::fmt;

/// One thing that is true of how a claim is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Mark {
    /// Denied: "does not cure", "… is a myth".
    Negated,
    /// Softened: "may", "in some people".
    Hedged,
    /// Softened by nothing but "can", said of a remedy: what it is able to do.
    Able,
    /// Asked: "Does it cure acne?", "whether it cures acne".
    Question,
    /// Told to do: "Keep the wound covered to prevent infection".
    Instruction,
    /// In quotation marks that keep a distance.
    Quoted,
    /// The reader is warned against it: "Avoid sites that promise …".
    WarnedAgainst,
    /// Somebody else's words: "Some people say …".
    Attributed,
    /// What a medicine is for, not what it does: "is used to treat".
    LabelUse,
    /// The end of an action: "to relieve pain".
    Purpose,
    /// Being looked into: "a trial will test".
    Plan,
    /// Under a condition: "if it cures".
    Conditional,
    /// What people do: "doctors treat".
    Person,
    /// In a heading.
    Heading,
    /// In a table cell.
    Cell,
    /// In a section that tells what the medicine is for.
    UsesSection,
    /// In a section about harms: side effects, warnings, interactions, overdose.
    HarmSection,
    /// With a source near enough that resolves and is of a decent tier.
    Cited,
    /// With a source near enough that is weak, does not resolve or is malformed: a rule of its own says so.
    PoorlyCited,
    /// With a source named but not linked.
    Named,
    /// In an article with a list of references that are not tied to sentences.
    Listed,
    /// In an article that names its sources somewhere.
    Sourced,
    /// Words that look like a verb and are none: "decreased appetite", "lower respiratory tract".
    Adjective,
    /// What the body, an organ or a disease does.
    Body,
    /// With the absolute figures beside it.
    Absolute,
    /// With what it cannot show said beside it.
    Limited,
    /// On a page that leads to others and tells in a line what they hold.
    Landing,
    /// Said of nothing that is known as a treatment, in this sentence or the one before.
    Unowned,
    /// The same, in an article of many sentences that is about no medicine.
    Passing,
    /// In the words of somebody who is quoted: '"…," said Ann Lee'.
    Spoken,
    /// In the record of a case, which clinicians keep (a discharge summary, an operative note), or in a case made up to
    /// teach.
    Record,
    /// In words that count only where something is sold.
    Selling,
    /// Plainly said of a medicine, a class of them or a procedure, in an article that tells what such are for.
    Medicine,
    /// One of the few claims of a long article that sells nothing: mostly a turn of phrase.
    Stray,
    /// In an article of somebody who doubts such claims, and tells what others say.
    Doubted,
    /// Softened, and its limits are told beside it, or it stands where a medicine is weighed for pregnancy.
    Qualified,
}

impl Mark {
    /// All marks.
    pub const ALL: [Mark; 36] = [
        Self::Negated,
        Self::Hedged,
        Self::Able,
        Self::Question,
        Self::Instruction,
        Self::Quoted,
        Self::WarnedAgainst,
        Self::Attributed,
        Self::LabelUse,
        Self::Purpose,
        Self::Plan,
        Self::Conditional,
        Self::Person,
        Self::Heading,
        Self::Cell,
        Self::UsesSection,
        Self::HarmSection,
        Self::Cited,
        Self::PoorlyCited,
        Self::Named,
        Self::Listed,
        Self::Sourced,
        Self::Adjective,
        Self::Body,
        Self::Absolute,
        Self::Limited,
        Self::Landing,
        Self::Unowned,
        Self::Passing,
        Self::Spoken,
        Self::Record,
        Self::Selling,
        Self::Medicine,
        Self::Stray,
        Self::Doubted,
        Self::Qualified,
    ];

    /// The name used in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negated => "negated",
            Self::Hedged => "hedged",
            Self::Able => "able",
            Self::Question => "question",
            Self::Instruction => "instruction",
            Self::Quoted => "quoted",
            Self::WarnedAgainst => "warned-against",
            Self::Attributed => "attributed",
            Self::LabelUse => "label-use",
            Self::Purpose => "purpose",
            Self::Plan => "plan",
            Self::Conditional => "conditional",
            Self::Person => "person",
            Self::Heading => "heading",
            Self::Cell => "cell",
            Self::UsesSection => "uses-section",
            Self::HarmSection => "harm-section",
            Self::Cited => "cited",
            Self::PoorlyCited => "poorly-cited",
            Self::Named => "named",
            Self::Listed => "listed",
            Self::Sourced => "sourced",
            Self::Adjective => "adjective",
            Self::Body => "body",
            Self::Absolute => "absolute",
            Self::Limited => "limited",
            Self::Landing => "landing",
            Self::Unowned => "unowned",
            Self::Passing => "passing",
            Self::Record => "record",
            Self::Selling => "selling",
            Self::Spoken => "spoken",
            Self::Medicine => "medicine",
            Self::Stray => "stray",
            Self::Doubted => "doubted",
            Self::Qualified => "qualified",
        }
    }

    /// The mark of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }
}

/// A set of marks.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u64);

impl Marks {
    /// Adds a mark.
    pub fn add(&mut self, mark: Mark) {
        self.0 |= 1 << mark as u64;
    }

    /// Adds a mark when `so`.
    pub fn set(&mut self, mark: Mark, so: bool) {
        if so {
            self.add(mark);
        }
    }

    /// The marks but these.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a mark is in the set.
    #[must_use]
    pub fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u64) != 0
    }

    /// Whether the two sets share a mark.
    #[must_use]
    pub fn any(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// The marks of both sets.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The marks in the set.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        let mut set = Self::default();
        marks.into_iter().for_each(|mark| set.add(mark));
        set
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Mark::name)).finish()
    }
}
