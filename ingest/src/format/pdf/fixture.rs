//! Writes tiny PDF files for the tests.

use lopdf::content::{Content, Operation};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

/// One piece of text on a page of 600 by 800 points.
#[derive(Clone)]
pub(crate) struct Text {
    /// Where it starts.
    x: i64,
    /// How far its baseline is from the top.
    down: i64,
    /// The size of its type.
    size: i64,
    /// The resource name of its font: `F1` is regular, `F2` bold.
    font: &'static str,
    /// Its characters.
    chars: String,
}

impl Text {
    /// The same text in another font.
    pub(crate) fn set(font: &'static str, text: Self) -> Self {
        Self { font, ..text }
    }
}

/// Regular text of 10 points.
pub(crate) fn text(x: i64, down: i64, chars: &str) -> Text {
    Text { x, down, size: 10, font: "F1", chars: chars.to_owned() }
}

/// Bold text of any size.
pub(crate) fn bold(x: i64, down: i64, size: i64, chars: &str) -> Text {
    Text { size, font: "F2", ..text(x, down, chars) }
}

/// A paragraph of body text, a line every 12 points.
pub(crate) fn body(x: i64, down: i64, lines: &[&str]) -> Vec<Text> {
    (0..).zip(lines).map(|(row, line)| text(x, down + 12 * row, line)).collect()
}

/// A file that is being put together.
pub(crate) struct Builder {
    /// The document.
    pub(crate) document: Document,
    /// The root of the page tree.
    tree: lopdf::ObjectId,
    /// The pages so far.
    pub(crate) pages: Vec<lopdf::ObjectId>,
    /// What the catalogue says beside its pages.
    pub(crate) catalog: lopdf::Dictionary,
}

impl Builder {
    /// An empty file.
    pub(crate) fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        Self { document, tree, pages: Vec::new(), catalog: lopdf::Dictionary::new() }
    }

    /// Adds a page with these texts, drawn in this order.
    pub(crate) fn page(&mut self, texts: &[Text]) -> lopdf::ObjectId {
        let operations = texts.iter().flat_map(show).collect();
        self.page_of(Content { operations })
    }

    /// Adds a page on which each of these texts is marked content, numbered from 0.
    pub(crate) fn marked_page(&mut self, texts: &[Text]) -> lopdf::ObjectId {
        let marked = |(number, text): (i64, &Text)| {
            let mut operations = show(text);
            let properties = dictionary! { "MCID" => number };
            operations.insert(0, Operation::new("BDC", vec!["P".into(), properties.into()]));
            operations.push(Operation::new("EMC", vec![]));
            operations
        };
        self.page_of(Content { operations: (0..).zip(texts).flat_map(marked).collect() })
    }

    /// Adds an element of the structure with these kids.
    pub(crate) fn element(&mut self, role: &str, page: lopdf::ObjectId, kids: Vec<Object>) -> Object {
        self.document.add_object(dictionary! { "S" => role, "Pg" => page, "K" => kids }).into()
    }

    /// Makes these elements the structure of the file, with a map of roles.
    pub(crate) fn structure(&mut self, kids: Vec<Object>, roles: lopdf::Dictionary) {
        let root = dictionary! { "Type" => "StructTreeRoot", "K" => kids, "RoleMap" => roles };
        let root = self.document.add_object(root);
        self.catalog.set("StructTreeRoot", root);
    }

    /// Adds a page that shows nothing but a picture.
    pub(crate) fn picture(&mut self) {
        let operations = vec![
            Operation::new("re", vec![0.into(), 0.into(), 600.into(), 800.into()]),
            Operation::new("f", vec![]),
        ];
        self.page_of(Content { operations });
    }

    /// Adds a page with any content.
    pub(crate) fn page_of(&mut self, content: Content) -> lopdf::ObjectId {
        let stream = Stream::new(dictionary! {}, content.encode().expect("the content is well formed"));
        let contents = self.document.add_object(stream);
        let font = |base: &str| {
            dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => base, "Encoding" => "WinAnsiEncoding" }
        };
        let fonts = dictionary! { "F1" => font("Helvetica"), "F2" => font("Helvetica-Bold") };
        let page = self.document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
            "Contents" => contents,
            "Resources" => dictionary! { "Font" => fonts },
        });
        self.pages.push(page);
        page
    }

    /// The bytes of the file.
    pub(crate) fn bytes(self) -> Vec<u8> {
        saved(self.finished())
    }

    /// The bytes of the file, encrypted with this password.
    pub(crate) fn encrypted(self, password: &str) -> Vec<u8> {
        let mut document = self.finished();
        let id = Object::string_literal("0123456789abcdef");
        document.trailer.set("ID", vec![id.clone(), id]);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).expect("the version is whole");
        document.encrypt(&state).expect("the file is not encrypted yet");
        saved(document)
    }

    /// The document with its page tree and catalogue.
    fn finished(mut self) -> Document {
        let kids: Vec<Object> = self.pages.iter().map(|page| (*page).into()).collect();
        let count = i64::try_from(kids.len()).expect("a test has few pages");
        let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        self.document.objects.insert(self.tree, tree.into());
        self.catalog.set("Type", "Catalog");
        self.catalog.set("Pages", self.tree);
        let root = self.document.add_object(self.catalog);
        self.document.trailer.set("Root", root);
        self.document
    }
}

/// The bytes of a document.
fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes all bytes");
    bytes
}

/// The operations that show one piece of text.
pub(crate) fn show(text: &Text) -> Vec<Operation> {
    let chars = encoding_rs::WINDOWS_1252.encode(&text.chars).0.into_owned();
    vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec![text.font.into(), text.size.into()]),
        Operation::new("Td", vec![text.x.into(), (800 - text.down).into()]),
        Operation::new("Tj", vec![Object::String(chars, lopdf::StringFormat::Literal)]),
        Operation::new("ET", vec![]),
    ]
}
